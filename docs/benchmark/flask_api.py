"""The API on Flask's development server, as a peer in the benchmark: the first argument is the port."""

import logging
import sys

from flask import Flask, request

app = Flask(__name__)
logging.getLogger("werkzeug").setLevel(logging.ERROR)


def echo(pairs):
    lines = [f"{request.method} request received with the following parameters:"]
    lines += [f"{name} = {value}" for name, value in pairs.items(multi=True)]
    return "\n".join(lines) + "\n", {"Content-Type": "text/plain;charset=utf-8"}


@app.get("/api")
def get():
    return echo(request.args)


@app.post("/api")
def post():
    return echo(request.form)


if __name__ == "__main__":
    app.run(port=int(sys.argv[1]))
