@echo off
rem Runs Dateline's command line on the jars in lib, with a Java 21 or newer.
rem Copyright: GPL-3.0-or-later, see LICENSE.
setlocal
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
rem A question is answered before Java's second compiler could be of use.
set "compiler="
for %%c in (search entities cooccur timeline changes curate mcp) do if "%~1"=="%%c" set "compiler=-XX:TieredStopAtLevel=1"
"%java%" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -Xshare:auto %compiler% %DATELINE_JAVA_OPTS% -cp "%~dp0..\lib\*" io.github.dateline.cli.Dateline %*
exit /b %ERRORLEVEL%
