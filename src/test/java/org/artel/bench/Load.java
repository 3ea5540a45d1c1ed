package org.artel.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.artel.testing.OrderFixture.Person;

/**
 * Clients that each keep one connection and send one request after the other. As little as HTTP/1.1 asks for: on a machine that
 * measures itself, a comfortable client would cost more than the server.
 */
final class Load {

    private final int port;

    Load(int port) {
        this.port = port;
    }

    /** @param nanos how long each answer took, sorted */
    record Result(double perSecond, long[] nanos) {

        /** In milliseconds. */
        double p50() {
            return nanos.length == 0 ? Double.NaN : nanos[nanos.length / 2] / 1e6;
        }

        double p95() {
            return nanos.length == 0 ? Double.NaN : nanos[nanos.length * 95 / 100] / 1e6;
        }
    }

    /** What a client sends next, by the count of what it sent before. */
    interface Script extends IntFunction<String> {
    }

    static String get(String path, String... headers) {
        return request("GET", path, "", headers);
    }

    static String request(String method, String path, String body, String... headers) {
        return method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                + Arrays.stream(headers).map(header -> header + "\r\n").reduce("", String::concat)
                + (body.isEmpty() ? "" : "Content-Type: application/json\r\nContent-Length: "
                        + body.getBytes(StandardCharsets.UTF_8).length + "\r\n") + "\r\n" + body;
    }

    /** One answer: status, header lines, body. */
    record Answer(int status, List<String> headers, byte[] body) {

        String header(String name) {
            return headers.stream().filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).strip()).findFirst().orElse(null);
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    Answer once(String request) throws IOException {
        try (var connection = new Connection(port)) {
            return connection.send(request);
        }
    }

    /** What a browser sends as the member who has this token. */
    String cookie(Person member) throws IOException {
        String remembered = once(request("POST", "/api/v1/bench/remember?member=" + member.id(), "", "Authorization: Bearer " + member.token())).text();
        return once(get("/index", "Cookie: artel_remember=" + remembered)).headers().stream().filter(line -> line.toLowerCase(Locale.ROOT).startsWith("set-cookie:"))
                .map(line -> line.substring("set-cookie:".length()).strip().split(";")[0]).collect(Collectors.joining("; "));
    }

    /** @throws IOException when an answer is not a success */
    Result run(List<Script> clients, int seconds) throws IOException {
        var pool = Executors.newFixedThreadPool(clients.size());
        try {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            List<Callable<long[]>> work = new ArrayList<>();
            for (Script client : clients) {
                work.add(() -> client(client, end));
            }
            long begin = System.nanoTime();
            List<Future<long[]>> done = pool.invokeAll(work);
            double took = (System.nanoTime() - begin) / 1e9;
            long[] all = new long[0];
            for (Future<long[]> one : done) {
                long[] nanos = one.get();
                int before = all.length;
                all = Arrays.copyOf(all, before + nanos.length);
                System.arraycopy(nanos, 0, all, before, nanos.length);
            }
            Arrays.sort(all);
            return new Result(all.length / took, all);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private long[] client(Script script, long end) throws IOException {
        long[] nanos = new long[1_024];
        int count = 0;
        try (var connection = new Connection(port)) {
            for (long begin = System.nanoTime(); begin < end; begin = System.nanoTime()) {
                Answer answer = connection.send(script.apply(count));
                if (answer.status() >= 300) {
                    throw new IOException(answer.status() + " " + answer.text());
                }
                if (count == nanos.length) {
                    nanos = Arrays.copyOf(nanos, 2 * count);
                }
                nanos[count++] = System.nanoTime() - begin;
            }
        }
        return Arrays.copyOf(nanos, count);
    }

    private static final class Connection implements AutoCloseable {

        private final int port;
        private Socket socket;
        private InputStream in;

        Connection(int port) throws IOException {
            this.port = port;
            open();
        }

        private void open() throws IOException {
            socket = new Socket("127.0.0.1", port);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        }

        Answer send(String request) throws IOException {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            int status = Integer.parseInt(line().split(" ")[1]);
            var headers = new ArrayList<String>();
            int length = 0;
            boolean chunked = false;
            boolean close = false;
            for (String line = line(); !line.isEmpty(); line = line()) {
                headers.add(line);
                String lower = line.toLowerCase(Locale.ROOT);
                if (lower.startsWith("content-length:")) {
                    length = Integer.parseInt(line.substring(15).strip());
                }
                chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
                close |= lower.startsWith("connection:") && lower.contains("close");
            }
            byte[] body = chunked ? chunks() : in.readNBytes(length);
            if (close) {
                // the server ends a connection after so many requests
                socket.close();
                open();
            }
            return new Answer(status, headers, body);
        }

        private byte[] chunks() throws IOException {
            var body = new ByteArrayOutputStream();
            for (int size = Integer.parseInt(line().strip(), 16); size > 0; size = Integer.parseInt(line().strip(), 16)) {
                body.write(in.readNBytes(size));
                line();
            }
            line();
            return body.toByteArray();
        }

        private String line() throws IOException {
            var line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new IOException("the server closed the connection");
                }
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
