import threading

from solver.result import Cancel


def test_nobody_has_asked_at_first() -> None:
    assert not Cancel().requested


def test_a_request_is_kept_and_calls_every_stop_once() -> None:
    cancel = Cancel()
    called: list[str] = []
    cancel.on_request(lambda: called.append("first"))
    cancel.on_request(lambda: called.append("second"))
    cancel.request()
    cancel.request()
    assert cancel.requested
    assert called == ["first", "second"]


def test_a_stop_told_after_the_request_is_called_at_once() -> None:
    cancel = Cancel()
    cancel.request()
    called: list[str] = []
    cancel.on_request(lambda: called.append("late"))
    assert called == ["late"]


def test_a_stop_may_ask_again_without_waiting_for_itself() -> None:
    cancel = Cancel()
    cancel.on_request(cancel.request)
    asking = threading.Thread(target=cancel.request)
    asking.start()
    asking.join(5)
    assert not asking.is_alive()
