import { z } from 'zod/mini'
import { HostAddress, HttpUrl } from '../scalars/addresses.ts'
import { exactObject, NonEmptyString } from '../scalars/checked.ts'
import { field, named, withDefault } from '../scalars/described.ts'
import { ClockTime } from '../scalars/clock-times.ts'
import { DnsLabel } from '../scalars/names.ts'
import { TimeZone } from '../scalars/time-zones.ts'
import { Resources } from './resources.ts'

const bearer = field(
  z.exactOptional(z.literal('bearer')),
  'Whether a message proves itself by a token, the key `NAME.token` of the Secret. By default it does not.',
  'bearer',
)

const MailAddress = NonEmptyString.check(z.regex(/^[^\s@]+@[^\s@]+$/, 'write it as name@example.org'))

export const Receiver = named(
  z.discriminatedUnion('type', [
    exactObject({ type: field(z.literal('pushover'), 'Pushover, by `NAME.user-key` and `NAME.token`.') }),
    exactObject({ type: field(z.literal('discord'), 'A channel of Discord, by `NAME.webhook-url`.') }),
    exactObject({ type: field(z.literal('slack'), 'A channel of Slack, by `NAME.webhook-url`.') }),
    exactObject({
      type: field(z.literal('telegram'), 'A chat of Telegram, by `NAME.bot-token` and `NAME.chat-id`.'),
    }),
    exactObject({
      type: field(
        z.literal('ntfy'),
        'A topic of ntfy 2.14 or later, by `NAME.url`, which ends with `?template=alertmanager`.',
      ),
      auth: bearer,
    }),
    exactObject({
      type: field(z.literal('matrix'), 'A room of Matrix, by a hook of matrix-hookshot in it: `NAME.url`.'),
    }),
    exactObject({
      type: field(z.literal('webhook'), 'Any program that takes Alertmanager’s own messages, by `NAME.url`.'),
      auth: bearer,
    }),
    exactObject({
      type: field(z.literal('email'), 'A mailbox, by `NAME.password` of the account that sends.'),
      to: field(MailAddress, 'Who gets the mail.', 'me@example.org'),
      from: field(MailAddress, 'Who sends it, and the name of the account.', 'alerts@example.org'),
      server: field(
        HostAddress,
        'The server that sends it, with its port for STARTTLS.',
        'smtp.example.org:587',
      ),
    }),
  ]),
  'ReceiverInput',
  {
    description:
      'Where alerts are sent. What is secret of it is in the Secret `alertmanager-receivers` in `telemetry.namespace` of the hub, which you make: keys begin with the name of the receiver.',
  },
)
export type Receiver = z.output<typeof Receiver>

/** The severities of alerts that are sent. Alerts of other severities are shown in Grafana alone. */
export const SENT_SEVERITIES = ['critical', 'warning'] as const
export type SentSeverity = (typeof SENT_SEVERITIES)[number]

export const AlertRoute = named(
  exactObject({
    to: field(z.array(DnsLabel).check(z.minLength(1)), 'The receivers, by name.', ['phone']),
    severity: field(
      z.exactOptional(z.enum(SENT_SEVERITIES)),
      'The severity of the alerts that it takes. By default both.',
      'critical',
    ),
    clusters: field(
      z.exactOptional(z.array(DnsLabel).check(z.minLength(1))),
      'The clusters whose alerts it takes. By default all.',
      ['oracle-k3s'],
    ),
    namespaces: field(
      z.exactOptional(z.array(DnsLabel).check(z.minLength(1))),
      'The namespaces whose alerts it takes. By default all, and alerts that are about none.',
      ['rss-system'],
    ),
  }),
  'AlertRouteInput',
  {
    description:
      'Which alerts go to which receivers. Of several routes the first that takes an alert counts.',
  },
)
export type AlertRoute = z.output<typeof AlertRoute>

export const QuietHours = named(
  exactObject({
    from: field(ClockTime, 'When they begin.', '22:00'),
    to: field(ClockTime, 'When they end, on the next day where that is earlier.', '07:00'),
    timeZone: field(TimeZone, 'The time zone of both.', 'Europe/Berlin'),
  }),
  'QuietHoursInput',
  { description: 'Hours of each day in which warnings wait. Critical alerts are sent all the same.' },
)
export type QuietHours = z.output<typeof QuietHours>

export const Alerting = named(
  exactObject({
    receivers: field(z.record(DnsLabel, Receiver), 'Where alerts are sent, by names of yours.', {
      phone: { type: 'pushover' },
    }),
    routes: field(
      z.exactOptional(z.array(AlertRoute).check(z.minLength(1))),
      'Which alerts go where. The last one takes all that is left. By default every receiver gets every alert.',
    ),
    quietHours: field(
      z.exactOptional(QuietHours),
      'Hours in which warnings wait. By default there are none.',
    ),
    deadMansSwitch: field(
      z.exactOptional(z.boolean()),
      'Whether a service outside of the fleet is called every minute, which sends a message of its own when the calls end: then the hub, its Prometheus or its way out is dead. Its address is the key `dead-mans-switch` of the Secret. By default none is called.',
      true,
    ),
    runbooks: field(
      z.exactOptional(HttpUrl),
      'The address of the folder where you publish the pages of docs/runbooks: `runbook_url` of an alert leads to NAME.md there. By default the annotation `runbook` has the command that prints the page.',
      'https://git.example.org/me/fleet/src/branch/main/docs/runbooks',
    ),
    resources: withDefault(
      Resources,
      { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '128Mi' } },
      'Those of Alertmanager’s container.',
    ),
  }),
  'AlertingInput',
  { description: 'How alerts reach people: an Alertmanager on the hub.' },
)
export type Alerting = z.output<typeof Alerting>
