from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mentornet.people.search_words import search_words_of


class Gender(models.TextChoices):
    WOMAN = "woman", _("Woman")
    MAN = "man", _("Man")
    OTHER = "other", _("Other, or I would rather not say")


class Person(models.Model):
    """A human being, once in the whole network, whatever she is in it."""

    full_name = models.CharField(max_length=200)
    # The name she wants to be called by; empty means the first word of her full name.
    called = models.CharField(max_length=80, blank=True)
    # Normalized name and contact, for search that forgives typing on every database.
    search_words = models.CharField(max_length=600, blank=True, db_index=True)
    email = models.EmailField(null=True, blank=True, unique=True)
    phone = models.CharField(max_length=20, null=True, blank=True, db_index=True)
    # A mother and a daughter, or two neighbors, may have one phone between them.
    shares_phone = models.BooleanField(default=False)
    # When she typed in the code that we sent there; none while nobody has.
    phone_confirmed_at = models.DateTimeField(null=True, blank=True)
    email_confirmed_at = models.DateTimeField(null=True, blank=True)
    # The language she wants to be spoken and written to in.
    language = models.CharField(max_length=8, default="da")
    gender = models.CharField(max_length=8, choices=Gender, blank=True)
    birth_year = models.PositiveSmallIntegerField(null=True, blank=True)
    # Hides phone, address and town, and keeps her off every list (domain 1.4).
    protected_contact = models.BooleanField(default=False)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "people"
        constraints = [
            models.UniqueConstraint(
                fields=["phone"], condition=Q(shares_phone=False), name="phone_is_one_persons_unless_shared"
            )
        ]

    def __str__(self) -> str:
        return f"person {self.pk}"

    def save(self, *arguments: Any, **named: Any) -> None:
        self.search_words = search_words_of(self.full_name, self.email, self.phone)
        super().save(*arguments, **named)

    @property
    def called_name(self) -> str:
        return self.called or self.full_name.split(" ")[0]


class AccountManager(BaseUserManager["Account"]):
    def create_user(self, email: str | None, password: str | None = None, **fields: Any) -> "Account":
        account = self.model(email=self.normalize_email(email).casefold() if email else None, **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "Account":
        return self.create_user(email, password, is_superuser=True, **fields)


class Account(AbstractBaseUser, PermissionsMixin):
    """A login. One human has at most one."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="account")
    # None where she has a phone only: she signs in by a code, and a login with an address may follow.
    email = models.EmailField(null=True, blank=True, unique=True)
    is_active = models.BooleanField(default=True)
    made_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = AccountManager()

    class Meta:
        swappable = "AUTH_USER_MODEL"

    def __str__(self) -> str:
        return f"account {self.pk}"


assert settings.AUTH_USER_MODEL == "mentornet.Account"
