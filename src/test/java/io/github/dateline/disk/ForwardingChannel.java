package io.github.dateline.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** A channel that passes calls on, and says before which it reads or writes. */
abstract class ForwardingChannel extends FileChannel {
  final FileChannel in;

  ForwardingChannel(FileChannel in) {
    this.in = in;
  }

  abstract void beforeReading() throws IOException;

  abstract void beforeWriting() throws IOException;

  @Override
  public int read(ByteBuffer to) throws IOException {
    beforeReading();
    return in.read(to);
  }

  @Override
  public long read(ByteBuffer[] to, int from, int length) throws IOException {
    beforeReading();
    return in.read(to, from, length);
  }

  @Override
  public int read(ByteBuffer to, long position) throws IOException {
    beforeReading();
    return in.read(to, position);
  }

  @Override
  public int write(ByteBuffer of) throws IOException {
    beforeWriting();
    return in.write(of);
  }

  @Override
  public long write(ByteBuffer[] of, int from, int length) throws IOException {
    beforeWriting();
    return in.write(of, from, length);
  }

  @Override
  public int write(ByteBuffer of, long position) throws IOException {
    beforeWriting();
    return in.write(of, position);
  }

  @Override
  public long position() throws IOException {
    return in.position();
  }

  @Override
  public FileChannel position(long position) throws IOException {
    in.position(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    return in.size();
  }

  @Override
  public FileChannel truncate(long size) throws IOException {
    beforeWriting();
    in.truncate(size);
    return this;
  }

  @Override
  public long transferTo(long position, long size, WritableByteChannel to) throws IOException {
    beforeReading();
    return in.transferTo(position, size, to);
  }

  @Override
  public long transferFrom(ReadableByteChannel from, long position, long size) throws IOException {
    beforeWriting();
    return in.transferFrom(from, position, size);
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
    beforeReading();
    return in.map(mode, position, size);
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) throws IOException {
    beforeReading();
    return in.lock(position, size, shared);
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) throws IOException {
    beforeReading();
    return in.tryLock(position, size, shared);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    in.close();
  }
}
