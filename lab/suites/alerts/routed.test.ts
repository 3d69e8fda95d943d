import { setTimeout as pause } from 'node:timers/promises'
import { receiverFile } from '@fleet/model'
import { fleet as inventory } from '@fleet/validation/fixtures'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startReceiver, type Receiver } from '../../src/alerts/receiver.ts'
import { startHosts, type LabHosts } from '../../src/hosts/lab-hosts.ts'
import { until } from '../../src/hosts/until.ts'
import { alertmanagerConfiguration, type Alerting } from '../../src/programs/alertmanager-configuration.ts'
import { alertmanagerPort, startConfiguredAlertmanager } from '../../src/programs/alertmanager.ts'

/*
 * The configuration that the generator gives Alertmanager, on a real one, with a receiver that takes every message.
 */

const { cluster: hub } = inventory.hub
const spoke = Object.keys(inventory.clusters).find((name) => name !== hub) ?? ''

let hosts: LabHosts
let receiver: Receiver

beforeEach(async () => {
  hosts = await startHosts()
  receiver = await startReceiver(hosts.hub)
})

afterEach(() => hosts[Symbol.asyncDispose]())

const start = async (
  alerting: Alerting,
  secrets: Readonly<Record<string, string>>,
  configuration = alertmanagerConfiguration(alerting),
): Promise<void> => {
  for (const [key, value] of Object.entries(secrets)) hosts.hub.write(receiverFile(key), value)
  await startConfiguredAlertmanager(hosts.hub, configuration)
}

type Labels = Readonly<Record<string, string>>

const fire = (...alerts: readonly Labels[]): Promise<void> => send(alerts.map((labels) => ({ labels })))

const send = async (alerts: readonly object[]): Promise<void> => {
  const answer = await fetch(`http://${hosts.hub.address}:${alertmanagerPort}/api/v2/alerts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(alerts),
  })
  expect(answer.status).toBe(200)
}

const alert = (alertname: string, severity: string, cluster: string, more: Labels = {}): Labels => ({
  alertname,
  severity,
  cluster,
  namespace: 'web',
  ...more,
})

/** Which alerts came under a path. */
const cameTo = (path: string): readonly string[] =>
  receiver
    .messages()
    .filter((message) => message.path === path)
    .flatMap(({ alerts }) => alerts.map(({ labels }) => `${labels['alertname']} of ${labels['cluster']}`))
    .toSorted()

const arrives = (path: string, text: string): Promise<void> =>
  until(`${path} gets ${text}`, () => cameTo(path).includes(text), { seconds: 40 })

test('an alert reaches the receivers of its route, with their token, and no others', async () => {
  await start(
    {
      receivers: {
        phone: { type: 'webhook', auth: 'bearer' },
        chat: { type: 'ntfy' },
        miller: { type: 'webhook' },
      },
      routes: [
        { to: ['phone', 'chat'], severity: 'critical' },
        { to: ['miller'], clusters: [spoke] },
        { to: ['chat'] },
      ],
    },
    {
      'phone.url': `${receiver.url}phone`,
      'phone.token': 'of-the-phone',
      'chat.url': `${receiver.url}chat?template=alertmanager`,
      'miller.url': `${receiver.url}miller`,
    },
  )
  await fire(
    alert('Down', 'critical', spoke),
    alert('Slow', 'warning', spoke),
    alert('Full', 'warning', hub),
    alert('Note', 'info', hub),
    alert('Watchdog', 'none', hub),
  )
  await arrives('/phone', `Down of ${spoke}`)
  await arrives('/chat?template=alertmanager', `Full of ${hub}`)
  await arrives('/miller', `Slow of ${spoke}`)
  expect(cameTo('/phone')).toEqual([`Down of ${spoke}`])
  expect(cameTo('/chat?template=alertmanager')).toEqual([`Down of ${spoke}`, `Full of ${hub}`])
  expect(cameTo('/miller')).toEqual([`Slow of ${spoke}`])
  const message = receiver.messages().find(({ path }) => path === '/phone')
  expect(message?.authorization).toBe('Bearer of-the-phone')
})

test('a critical alert silences the warning of the same thing in its own cluster alone', async () => {
  await start({ receivers: { chat: { type: 'webhook' } } }, { 'chat.url': `${receiver.url}chat` })
  await fire(
    alert('DiskFull', 'critical', spoke, { node: 'a' }),
    alert('ClusterMetricsAbsent', 'critical', spoke),
  )
  await arrives('/chat', `DiskFull of ${spoke}`)
  await fire(
    alert('DiskFull', 'warning', spoke, { node: 'b' }),
    alert('DiskFull', 'warning', hub, { node: 'c' }),
    alert('JobAbsent', 'warning', spoke),
  )
  await arrives('/chat', `DiskFull of ${hub}`)
  expect(cameTo('/chat')).toEqual([
    `ClusterMetricsAbsent of ${spoke}`,
    `DiskFull of ${hub}`,
    `DiskFull of ${spoke}`,
  ])
})

test('a message in Slack says what is wrong, and leads to the runbook', async () => {
  await start({ receivers: { chat: { type: 'slack' } } }, { 'chat.webhook-url': `${receiver.url}slack` })
  const runbook = 'https://git.example.org/runbooks/Down.md'
  await send([
    {
      labels: alert('Down', 'critical', spoke),
      annotations: { summary: 'It is down', description: 'Look at it.', runbook_url: runbook },
    },
  ])
  const text = () => receiver.messages().find(({ path }) => path === '/slack')?.attachments?.[0]?.text
  await until('Slack gets a message', () => text() !== undefined, { seconds: 40 })
  expect(text()?.split('\n')).toEqual(['It is down', 'Look at it.', runbook])
})

test('a message in Matrix says what is wrong and where, leads to the runbook, and says when it is over', async () => {
  const alerting: Alerting = { receivers: { room: { type: 'matrix' } } }
  await start(
    alerting,
    { 'room.url': `${receiver.url}matrix` },
    // The end of an alert is said after five minutes.
    alertmanagerConfiguration(alerting).replaceAll('"group_interval":"5m"', '"group_interval":"5s"'),
  )
  const runbook = 'https://git.example.org/runbooks/Down.md'
  const down = {
    labels: alert('Down', 'critical', spoke),
    annotations: { summary: 'shop: it is *down*', description: 'Look at it: {a: 1}.', runbook_url: runbook },
  }
  const texts = () => receiver.messages().flatMap(({ path, text }) => (path === '/matrix' ? [text] : []))
  await send([down])
  await until('Matrix gets a message', () => texts().length > 0, { seconds: 40 })
  const lines = ['shop: it is *down*', '', 'Look at it: {a: 1}.', '', runbook]
  expect(texts()).toEqual([[`**critical: Down of ${spoke}**`, '', ...lines].join('\n')])
  await send([{ ...down, endsAt: new Date().toISOString() }])
  await until('Matrix gets another', () => texts().length > 1, { seconds: 40 })
  expect(texts()[1]).toEqual([`**resolved: Down of ${spoke}**`, '', ...lines].join('\n'))
})

test('warnings wait in quiet hours, and critical alerts do not', async () => {
  await start(
    {
      receivers: { chat: { type: 'webhook' } },
      quietHours: { from: '00:00', to: '00:00', timeZone: 'Europe/Berlin' },
    },
    { 'chat.url': `${receiver.url}chat` },
  )
  await fire(alert('Slow', 'warning', spoke), alert('Down', 'critical', spoke))
  await arrives('/chat', `Down of ${spoke}`)
  await pause(10_000)
  expect(cameTo('/chat')).toEqual([`Down of ${spoke}`])
})

test('the dead man’s switch is called again within the minute after its last call, and nobody else by the same alert', async () => {
  await start(
    { receivers: { chat: { type: 'webhook' } }, deadMansSwitch: true },
    { 'chat.url': `${receiver.url}chat`, 'dead-mans-switch': `${receiver.url}switch` },
  )
  await fire({ alertname: 'Watchdog', severity: 'none' })
  const calls = () => receiver.messages().filter(({ path }) => path === '/switch').length
  await until('the switch is called three times', () => calls() >= 3, { seconds: 150 })
  expect(cameTo('/chat')).toEqual([])
})

test('a real Alertmanager takes the configuration of every type of receiver', async () => {
  await start(
    {
      receivers: {
        pushover: { type: 'pushover' },
        discord: { type: 'discord' },
        slack: { type: 'slack' },
        telegram: { type: 'telegram' },
        ntfy: { type: 'ntfy', auth: 'bearer' },
        webhook: { type: 'webhook' },
        email: {
          type: 'email',
          to: 'me@example.org',
          from: 'alerts@example.org',
          server: 'smtp.example.org:587',
        },
      },
      quietHours: { from: '22:00', to: '07:00', timeZone: 'UTC' },
      deadMansSwitch: true,
    },
    {},
  )
  const answer = await fetch(`http://${hosts.hub.address}:${alertmanagerPort}/api/v2/receivers`)
  expect(await answer.json()).toHaveLength(9)
})
