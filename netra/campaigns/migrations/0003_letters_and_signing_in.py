"""Letters get a text and the register of their numbers; the door of a session remembers its count.

No letter could be written before this, so their empty table is made anew.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('campaigns', '0002_estimated_day'),
        ('registry', '0002_agencies'),
    ]

    operations = [
        migrations.DeleteModel(
            name='Dispatch',
        ),
        migrations.CreateModel(
            name='Dispatch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=80)),
                ('recipient', models.CharField(max_length=200)),
                ('address', models.CharField(blank=True, max_length=300)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('state', models.CharField(choices=[('QUEUED', 'Menunggu dikirim'), ('SENT', 'Terkirim lewat surel'), ('DELIVERED', 'Sudah diantar'), ('NO_ADDRESS', 'Untuk dicetak dan diantar'), ('FAILED', 'Surel ditolak'), ('UNSURE', 'Belum pasti terkirim')], default='QUEUED', max_length=10)),
                ('queued_at', models.DateTimeField()),
                ('try_at', models.DateTimeField(null=True)),
                ('claimed_at', models.DateTimeField(null=True)),
                ('handed_at', models.DateTimeField(null=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('sent_at', models.DateTimeField(null=True)),
                ('arrived_on', models.DateField(null=True)),
                ('fault', models.CharField(blank=True, max_length=60)),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='LetterText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('pattern', models.CharField(max_length=80)),
                ('nature', models.CharField(blank=True, max_length=40)),
                ('enclosure', models.CharField(blank=True, max_length=80)),
                ('closing', models.TextField(blank=True, max_length=2000)),
                ('place', models.CharField(blank=True, max_length=80)),
                ('signer_name', models.CharField(max_length=120)),
                ('signer_post', models.CharField(blank=True, max_length=120)),
                ('copies_to', models.JSONField(blank=True, default=list)),
                ('rules', models.JSONField(blank=True, default=list)),
                ('made_at', models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name='attendancedoor',
            name='confirmed_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='attendancedoor',
            name='names_erased_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddConstraint(
            model_name='attendancedoor',
            constraint=models.CheckConstraint(condition=models.Q(('closes_at__gte', models.F('opens_at'))), name='campaigns_door_closes_after_opening'),
        ),
        migrations.AddField(
            model_name='dispatch',
            name='act',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='dispatches', to='campaigns.act'),
        ),
        migrations.AddField(
            model_name='dispatch',
            name='agency',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.agency'),
        ),
        migrations.AddField(
            model_name='dispatch',
            name='office',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.institution'),
        ),
        migrations.AddField(
            model_name='lettertext',
            name='act',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='letter', to='campaigns.act'),
        ),
        migrations.AddIndex(
            model_name='dispatch',
            index=models.Index(condition=models.Q(('state', 'QUEUED')), fields=['try_at'], name='campaigns_mail_waiting'),
        ),
        migrations.AddIndex(
            model_name='dispatch',
            index=models.Index(fields=['agency', 'arrived_on'], name='campaigns_letter_of_agency'),
        ),
        migrations.AddConstraint(
            model_name='dispatch',
            constraint=models.UniqueConstraint(fields=('act', 'agency'), name='campaigns_one_letter_an_agency'),
        ),
        migrations.AddConstraint(
            model_name='dispatch',
            constraint=models.UniqueConstraint(fields=('office', 'number'), name='campaigns_number_once_in_a_register'),
        ),
        migrations.AddConstraint(
            model_name='dispatch',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('arrived_on__isnull', False), ('state__in', ['SENT', 'DELIVERED'])), models.Q(models.Q(('state__in', ['SENT', 'DELIVERED']), _negated=True), ('arrived_on__isnull', True)), _connector='OR'), name='campaigns_letter_arrives_on_a_day'),
        ),
    ]
