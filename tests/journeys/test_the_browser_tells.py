"""The checks of the browser bite: a page with planted faults is told."""

from django.http import HttpResponse

from mentornet.foundation.doors import anyone, open_to
from tests.architecture.test_house_rules import page

FAULTY = (
    '<!doctype html><html lang="da"><head><title>.</title></head><body><main><h1>.</h1>'
    '<p><img src="https://pictures.example/1.png"></p><pre>' + "wide" * 500 + "</pre></main></body></html>"
)


@open_to(anyone)
def faulty(request):
    return HttpResponse(FAULTY)


def test_planted_faults_are_told(walker, monkeypatch):
    monkeypatch.setattr(page("about"), "callback", faulty)
    visitor = walker()

    visitor.open("/about/")
    visitor.look("planted")

    told = "\n".join(visitor.faults)
    assert "asks the foreign host pictures.example" in told
    assert "console: Loading the image 'https://pictures.example/1.png' violates" in told
    assert "planted at 1280: image-alt: ['img']" in told
    assert "px wide" in told
