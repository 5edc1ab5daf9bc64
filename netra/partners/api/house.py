"""The frame of the interface: tokens with scopes, a limit a minute, refusals as problem details."""

from datetime import datetime
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.security import HttpBearer

from netra.domain.words import Text
from netra.partners import queries, services
from netra.partners.models import Partner, Scope, Token
from netra.partners.permissions import allows
from netra.partners.problems import (
    BAD_REQUEST,
    NOT_UNDERSTOOD,
    SCOPE_LACKS,
    TOO_LARGE,
    TOO_MANY,
    UNAUTHORISED,
    Problem,
    told,
)

PROBLEM = "application/problem+json"
TELLS = (
    "For systems of institutions to which matters are handed over: list what is yours, read it as far as your "
    "institution may, say that you have it, report papers and steps, and read every event again from a cursor. "
    "Every change takes an Idempotency-Key. Refusals are problem details (RFC 9457)."
)


class PartnerRequest(HttpRequest):
    """A request that brought a token; `at` is the moment by which everything in it is judged."""

    token: Token
    partner: Partner
    at: datetime


class Bearer(HttpBearer):
    """A token that has this scope. Each request counts, refused ones too."""

    def __init__(self, scope: Scope | None = None) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> Token | None:
        at = timezone.now()
        found = queries.token_by_secret(token[:200], at=at)
        if found is None:
            return None
        use = services.use(found, at=at)
        request.token, request.partner, request.at = found, found.partner, at  # type: ignore[attr-defined]
        request.use = use  # type: ignore[attr-defined]
        if use.is_over:
            raise Problem(TOO_MANY)
        if self.scope is not None and not allows(found, self.scope):
            raise Problem(SCOPE_LACKS, scope=self.scope.value)
        return found


class House(NinjaAPI):
    """Nothing of this is kept by anybody on the way; what is left of the minute is told with every answer."""

    def create_response(self, request: HttpRequest, data: Any, *args: Any, **more: Any) -> HttpResponse:
        return dressed(request, super().create_response(request, data, *args, **more))

    def get_openapi_schema(self, *args: Any, **more: Any) -> OpenAPISchema:
        """Refusals bear a media type of their own, which the description has to name."""
        described = super().get_openapi_schema(*args, **more)
        for methods in described["paths"].values():
            for operation in methods.values():
                for status, answer in operation["responses"].items():
                    if int(status) >= HTTPStatus.BAD_REQUEST and "application/json" in answer.get("content", {}):
                        answer["content"] = {PROBLEM: answer["content"]["application/json"]}
        return described


def dressed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """An answer with the headers every answer bears."""
    response.headers.setdefault("Cache-Control", "no-store, private")
    use = getattr(request, "use", None)
    if use is not None:
        response["RateLimit-Limit"] = str(use.limit)
        response["RateLimit-Remaining"] = str(use.left)
        response["RateLimit-Reset"] = str(use.reset)
        if use.is_over:
            response["Retry-After"] = str(use.reset)
    return response


api = House(title="Netra for partners", version="1", description=TELLS, docs_url=None, urls_namespace="partners:api")


@api.exception_handler(Problem)
def _problem(request: HttpRequest, problem: Problem) -> HttpResponse:
    answer = told(problem, site=settings.SITE_ADDRESS)
    response = JsonResponse(answer.body, status=answer.status, content_type=PROBLEM)
    if answer.status == HTTPStatus.UNAUTHORIZED:
        response["WWW-Authenticate"] = 'Bearer realm="netra"'
    return dressed(request, response)


@api.exception_handler(AuthenticationError)
def _stranger(request: HttpRequest, _fault: AuthenticationError) -> HttpResponse:
    return _problem(request, Problem(UNAUTHORISED))


@api.exception_handler(ValidationError)
def _not_understood(request: HttpRequest, fault: ValidationError) -> HttpResponse:
    faults = {".".join(str(part) for part in one["loc"]): str(one["msg"]) for one in fault.errors}
    names = ", ".join(sorted({str(one["loc"][-1]) for one in fault.errors}))
    said = Text(f"Nilai ini tidak dipahami: {names}.", f"Not understood: {names}.")
    return _problem(request, Problem(NOT_UNDERSTOOD, said, fields=faults))


@api.exception_handler(HttpError)
def _unreadable(request: HttpRequest, _fault: HttpError) -> HttpResponse:
    return _problem(request, Problem(BAD_REQUEST))


@api.exception_handler(RequestDataTooBig)
def _too_large(request: HttpRequest, _fault: RequestDataTooBig) -> HttpResponse:
    return _problem(request, Problem(TOO_LARGE))
