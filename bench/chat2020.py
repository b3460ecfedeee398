"""The chat server of a 2020 tutorial: a thread for each person, a dict of sockets, a loop of sends.

    chat2020.py PORT
"""

import socketserver
import sys
import threading


class Room:
    def __init__(self):
        self.lock = threading.Lock()
        self.sockets = {}

    def enter(self, name, socket):
        with self.lock:
            if not name or name in self.sockets:
                return False
            self.sockets[name] = socket
        self.send_to_all(f"[{name}] has joined\n")
        return True

    def leave(self, name):
        with self.lock:
            self.sockets.pop(name, None)
        self.send_to_all(f"[{name}] has left\n")

    def send_to_all(self, text):
        data = text.encode()
        # Under the lock, as two threads may not interleave what they send to one socket.
        with self.lock:
            for socket in self.sockets.values():
                try:
                    socket.sendall(data)
                except OSError:
                    pass


room = Room()


class Person(socketserver.StreamRequestHandler):
    def handle(self):
        name = self.log_in()
        try:
            for line in self.rfile:
                text = line.decode(errors="replace").rstrip("\r\n")
                if text == "/quit":
                    break
                room.send_to_all(f"[{name}] {text}\n")
        except OSError:
            pass
        finally:
            room.leave(name)

    def log_in(self):
        while True:
            self.request.sendall(b"login ID: ")
            name = self.rfile.readline().decode(errors="replace").strip()
            if room.enter(name, self.request):
                return name
            self.request.sendall("That name is taken.\n".encode())


class Server(socketserver.ThreadingMixIn, socketserver.TCPServer):
    allow_reuse_address = True
    daemon_threads = True


if __name__ == "__main__":
    with Server(("127.0.0.1", int(sys.argv[1])), Person) as server:
        server.serve_forever()
