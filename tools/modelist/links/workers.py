"""A bounded set of threads that send questions; whoever hands them out collects the outcomes in one thread."""

from __future__ import annotations

import queue
import threading
from typing import Protocol

from modelist.core.exchange import HttpFault, HttpReply, HttpRequest
from modelist.links.lanes import Job

Outcome = HttpReply | HttpFault


class Sender(Protocol):
    """Whatever carries requests: :class:`modelist.edges.http.Transport`."""

    def send(self, request: HttpRequest) -> Outcome:
        """One exchange."""


class Workers:
    """Threads are started as they are needed, and never hold up the end of the program."""

    def __init__(self, sender: Sender, most: int) -> None:
        self._sender = sender
        self._most = most
        self._threads = 0
        self.busy = 0
        self._work: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._done: queue.SimpleQueue[tuple[Job, Outcome | BaseException]] = queue.SimpleQueue()

    @property
    def have_room(self) -> bool:
        """Whether a question would be sent at once."""
        return self.busy < self._most

    def submit(self, job: Job) -> None:
        """Send a question in one of the threads."""
        self.busy += 1
        if self.busy > self._threads:
            self._threads += 1
            threading.Thread(target=self._serve, name=f"links-{self._threads}", daemon=True).start()
        self._work.put(job)

    def wait(self, timeout_s: float) -> list[tuple[Job, Outcome]]:
        """The outcomes that are there, after waiting at most so long for the first one."""
        outcomes: list[tuple[Job, Outcome]] = []
        try:
            outcomes.append(self._received(timeout_s))
            while not self._done.empty():
                outcomes.append(self._received(0))
        except queue.Empty:
            pass
        return outcomes

    def stop(self) -> None:
        """Let the threads end once they have nothing under way; what they still bring is not collected."""
        for _ in range(self._threads):
            self._work.put(None)

    def _received(self, timeout_s: float) -> tuple[Job, Outcome]:
        job, outcome = self._done.get(timeout=max(0.0, timeout_s))
        self.busy -= 1
        if isinstance(outcome, BaseException):
            raise outcome
        return job, outcome

    def _serve(self) -> None:
        while (job := self._work.get()) is not None:
            try:
                self._done.put((job, self._sender.send(job.question.request)))
            except BaseException as error:  # handed to the thread that waits, which raises it
                self._done.put((job, error))
