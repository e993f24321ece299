import Foundation

/// A server with TLS on this machine, whose certificate nobody has signed, for the name `localhost`.
///
/// Python has the TLS; what passes inside it is in the hands of the test.
final class TLSServer {
    /// The certificate, for those who choose to trust it.
    let certificate: String
    let port: Int
    private let program = Process()
    private let folder: URL
    private let input = Pipe()
    private let output = Pipe()

    /// A mail server `startsPlain` and asks for TLS itself; any other begins with it.
    init(startsPlain: Bool = false) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "wire-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let (key, certificate) = (folder.appending(path: "key.pem").path, folder.appending(path: "cert.pem").path)
        self.certificate = certificate
        let maker = Process()
        maker.executableURL = URL(filePath: "/usr/bin/openssl")
        maker.arguments =
            "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost"
            .split(separator: " ").map(String.init) + ["-keyout", key, "-out", certificate]
        maker.standardError = FileHandle.nullDevice
        try maker.run()
        maker.waitUntilExit()
        program.executableURL = URL(filePath: "/usr/bin/python3")
        program.arguments = ["-c", Self.script, certificate, key, startsPlain ? "smtp" : "https"]
        program.standardInput = input
        program.standardOutput = output
        try program.run()
        connection = RawConnection(
            input: output.fileHandleForReading.fileDescriptor, output: input.fileHandleForWriting.fileDescriptor)
        guard let port = connection.readLine().flatMap({ Int($0) }) else { throw POSIXError(.EADDRNOTAVAIL) }
        self.port = port
    }

    /// What passes inside TLS.
    let connection: RawConnection

    private static let script = """
        import socket, ssl, sys, threading
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[1], sys.argv[2])
        door, inside = socket.create_server(("127.0.0.1", 0)), []
        print(door.getsockname()[1], flush=True)
        def say():
            while piece := sys.stdin.buffer.read1(): inside[-1].sendall(piece)
        threading.Thread(target=say, daemon=True).start()
        while True:
            guest, _ = door.accept()
            try:
                if sys.argv[3] == "smtp":
                    for words in ["220 a", "250-a\\r\\n250 STARTTLS", "220 b"]:
                        guest.sendall(words.encode() + b"\\r\\n")
                        if words != "220 b": guest.recv(1000)
                inside.append(context.wrap_socket(guest, server_side=True))
                while piece := inside[-1].recv(1000): sys.stdout.buffer.write(piece), sys.stdout.flush()
            except OSError:
                guest.close()
        """

    deinit {
        // The child has inherited a mask that keeps gentler signals away.
        kill(program.processIdentifier, SIGKILL)
        program.waitUntilExit()
        try? FileManager.default.removeItem(at: folder)
    }
}
