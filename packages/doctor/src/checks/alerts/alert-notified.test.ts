import { sampleFleet } from '@fleet/model/testing'
import { expect, test } from 'vitest'
import { examined, foundBy } from '../../testing/played-fleet.ts'
import { overSeries, type MadeSeries } from '../../testing/stored.ts'
import { alertNotified } from './alert-notified.ts'
import { alertQuiet } from './alert-quiet.ts'

const { hub } = sampleFleet()

const FLEET = sampleFleet({
  hub: {
    cluster: hub.cluster,
    alerting: {
      receivers: { phone: { type: 'pushover' }, topic: { type: 'ntfy' }, chat: { type: 'discord' } },
      deadMansSwitch: true,
    },
  },
})

/** How often messages failed: they were counted for a day, and rose until now for some seconds. */
const failures = (integration: string, reason: string, lasts = 0): MadeSeries => ({
  name: 'alertmanager_notifications_failed_total',
  labels: { cluster: 'hub', job: 'kube-prometheus-stack-alertmanager', integration, reason },
  since: 90_000,
  value: (ago) => 40 + Math.max(0, lasts - ago) / 60,
})

const foundIn = (...series: readonly MadeSeries[]) =>
  foundBy(alertNotified, { fleet: FLEET, prometheus: { evaluate: overSeries(...series) } })

test('messages that failed before the last hour are no finding', async () => {
  expect(await foundIn(failures('pushover', 'other'), failures('webhook', 'other'))).toEqual([])
})

test('a receiver whose messages fail is named, with why and where its log is', async () => {
  const [found, ...others] = await foundIn(
    failures('pushover', 'authError', 1800),
    failures('discord', 'other'),
  )
  expect(others).toEqual([])
  expect(found).toMatchObject({ severity: 'error', cluster: 'hub', subject: 'messages by pushover' })
  expect(found?.message).toMatch(/^\d+ messages by pushover did not reach phone within 1h$/)
  expect(found?.cause).toContain('alertmanager-receivers')
  expect(found?.fix).toContain('logs statefulset/alertmanager-kube-prometheus-stack-alertmanager')
})

test('ntfy and the dead man’s switch are webhooks, of which Alertmanager counts all together', async () => {
  const [found] = await foundIn(failures('webhook', 'contextDeadlineExceeded', 1800))
  expect(found?.message).toContain('did not reach topic and the dead man’s switch')
  expect(found?.cause).toContain('not reached from the hub')
})

test('where Alertmanager is not scraped, nothing is known of its messages', async () => {
  const { headlines, unasked } = await examined(alertNotified, { fleet: FLEET, prometheus: {} })
  expect(headlines).toEqual([])
  expect(unasked).toMatchObject([{ check: 'alert-notified', obstacle: 'missing' }])
})

test('a fleet without receivers sends no message, and is not asked', async () => {
  const { headlines, unasked } = await examined(alertNotified, { prometheus: { isUnreachable: true } })
  expect({ headlines, unasked }).toEqual({ headlines: [], unasked: [] })
})

test('the alert about it is below it', async () => {
  const failing = {
    labels: { alertname: 'AlertmanagerFailedToSendAlerts', severity: 'warning', cluster: 'hub' },
    annotations: { summary: 'It failed to send.' },
    state: 'firing',
    activeAt: '2026-11-29T23:00:00Z',
  }
  const { headlines } = await examined([alertNotified, alertQuiet], {
    fleet: FLEET,
    prometheus: {
      evaluate: overSeries(failures('pushover', 'authError', 1800)),
      data: { '/api/v1/alerts': { alerts: [failing] } },
    },
  })
  expect(headlines).toMatchObject([{ check: 'alert-notified', symptoms: [{ check: 'alert-quiet' }] }])
})
