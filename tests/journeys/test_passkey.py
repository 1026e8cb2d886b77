"""Somebody lays down her password and signs in with the key of her phone from then on."""

from tests.cast import make_account, make_person

PASSWORD = "a-long-sentence-she-remembers"


def with_a_key_of_her_own(page):
    """Put a virtual authenticator, which says yes by itself, into the browser."""
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    kind = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": kind})


def test_she_signs_in_with_a_key_instead_of_a_password(walker):
    make_account(make_person("Nadja Berg", email="nadja@example.org"), PASSWORD)
    her = walker(width=390, language="en")
    page = her.open("/accounts/login/")
    with_a_key_of_her_own(page)

    page.get_by_label("E-mail address").fill("nadja@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/me/")
    her.open("/accounts/keys/new/")
    her.look("password-once-more")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Confirm").click()
    page.wait_for_url("**/accounts/keys/new/")
    her.look("key-new")
    passwordless = page.locator("input[name=passwordless]")
    if passwordless.count():
        passwordless.check()
    page.locator("#mfa_webauthn_add").click()
    page.wait_for_url("**/accounts/codes/**")
    her.open("/accounts/logout/")
    page.locator("main").get_by_role("button", name="Sign out").click()
    her.open("/accounts/login/")
    page.get_by_role("button", name="Sign in with a key").click()
    page.wait_for_url("**/me/")

    assert her.faults == []
