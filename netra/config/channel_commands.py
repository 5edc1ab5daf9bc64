"""`netra connect-telegram`: tells Telegram where the bot's messages go, and by which secret they are known."""

import argparse
import sys

from django.conf import settings

from netra.channels import services as channels


def connect_telegram(args: argparse.Namespace) -> int:
    """Set the address at Telegram, or take it away; waiting messages stay there and come after it is set."""
    if not settings.TELEGRAM_TOKEN or not settings.TELEGRAM_SECRET:
        print("netra: set NETRA_TELEGRAM_TOKEN and NETRA_TELEGRAM_SECRET first.", file=sys.stderr)
        return 2
    if not settings.HTTPS and not args.off:
        words = f"Telegram hands over to https alone, and NETRA_ADDRESS is {settings.SITE_ADDRESS}."
        print(f"netra: {words}", file=sys.stderr)
        return 2
    try:
        said = channels.disconnect_telegram() if args.off else channels.connect_telegram()
    except channels.NotSent as fault:
        print(f"netra: Telegram did not take it ({fault.fault}).", file=sys.stderr)
        return 1
    print(said)
    return 0
