"""The ways out of this house, by channel."""

from netra.channels.mail.posting import MailAdapter
from netra.channels.models import Kind
from netra.channels.sending import Adapter
from netra.channels.telegram.posting import TelegramAdapter
from netra.channels.whatsapp.posting import WhatsAppAdapter

ADAPTERS: dict[Kind, Adapter] = {
    adapter.kind: adapter for adapter in (MailAdapter(), TelegramAdapter(), WhatsAppAdapter())
}
