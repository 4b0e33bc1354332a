package io.github.dateline.spark;

import io.github.dateline.Jvm;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Spark master and two workers, JVMs of their own on the loopback address. */
// Closing waits for processes, and may be interrupted.
@SuppressWarnings("try")
final class Cluster implements AutoCloseable {
  private static final String HOST = "127.0.0.1";

  private final Path folder;
  private final String master;
  private final List<Process> processes = new ArrayList<>();

  private Cluster(Path folder, String master) {
    this.folder = folder;
    this.master = master;
  }

  static Cluster start(Path folder) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Cluster cluster = new Cluster(folder, "spark://" + HOST + ":" + port);
    cluster.layOutSparkHome();
    cluster.run(
        "master",
        "org.apache.spark.deploy.master.Master",
        "--host",
        HOST,
        "--port",
        String.valueOf(port),
        "--webui-port",
        "0");
    // Spark runs no task twice on one host, which is a name to it.
    for (String host : List.of(HOST, "localhost")) {
      cluster.run(
          "worker-" + host,
          "org.apache.spark.deploy.worker.Worker",
          "--host",
          host,
          "--cores",
          "1",
          "--memory",
          "1g",
          "--webui-port",
          "0",
          "--work-dir",
          Files.createDirectories(folder.resolve("work-" + host)).toString(),
          cluster.master);
    }
    return cluster;
  }

  /** Spark starts executors on all jars of a folder; here these are links. */
  private void layOutSparkHome() throws IOException {
    Path jars = Files.createDirectories(folder.resolve("home/jars"));
    for (String entry : Jvm.classPath().split(File.pathSeparator)) {
      Path jar = Path.of(entry);
      if (entry.endsWith(".jar") && Files.notExists(jars.resolve(jar.getFileName()))) {
        Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar.toAbsolutePath());
      }
    }
  }

  private static String folders() {
    List<String> folders = new ArrayList<>();
    for (String entry : Jvm.classPath().split(File.pathSeparator)) {
      if (!entry.endsWith(".jar")) {
        folders.add(Path.of(entry).toAbsolutePath().toString());
      }
    }
    return String.join(File.pathSeparator, folders);
  }

  private Map<String, String> environment() {
    return Map.of(
        "SPARK_HOME",
        folder.resolve("home").toString(),
        "SPARK_SCALA_VERSION",
        "2.13",
        "SPARK_LOCAL_IP",
        HOST);
  }

  private void run(String log, String main, String... arguments) throws IOException {
    processes.add(
        new Jvm()
            .with("-Xmx256m")
            .environment(environment())
            .start(folder.resolve(log + ".log"), main, arguments));
  }

  /** Starts a driver: {@link IndexJob} with small parts and three shards. */
  Process drive(Path log, String[] settings, String archive, String news) throws IOException {
    String cache = System.getenv("DATELINE_CACHE");
    Process driver =
        new Jvm()
            .with(
                "-Xmx512m",
                "-Dspark.master=" + master,
                "-Dspark.ui.enabled=false",
                "-Dspark.driver.host=" + HOST,
                "-Dspark.executor.memory=900m",
                "-Dspark.executor.extraClassPath=" + folders(),
                "-Dspark.task.maxFailures=8")
            .with(
                cache == null
                    ? new String[0]
                    : new String[] {"-Dspark.executorEnv.DATELINE_CACHE=" + cache})
            .with(settings)
            .environment(environment())
            .start(log, SmallSplitsDriver.class, archive, news);
    processes.add(driver);
    return driver;
  }

  @Override
  public void close() {
    for (Process process : processes.reversed()) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      process.onExit().completeOnTimeout(process, 30, TimeUnit.SECONDS).join();
    }
  }
}
