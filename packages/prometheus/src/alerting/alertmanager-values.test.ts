import { requiredSecrets } from '@fleet/model'
import { sampleFleet } from '@fleet/model/testing'
import type { FleetInput } from '@fleet/model'
import { describe, expect, test } from 'vitest'
import { absentAlerts, absentRules } from '../k3s.ts'
import { alertmanagerValues } from './alertmanager-values.ts'

type Alerting = NonNullable<FleetInput['hub']['alerting']>

const fleetWith = (alerting: Alerting) => {
  const { hub } = sampleFleet()
  return sampleFleet({ hub: { cluster: hub.cluster, alerting } })
}

const chat: Alerting = { receivers: { chat: { type: 'discord' } } }

const filesIn = (value: unknown): readonly string[] =>
  [...JSON.stringify(value).matchAll(/"\w+_file":"([^"]+)"/g)].map(([, file = '']) => file)

test('without a receiver there is no Alertmanager, and no alert about one', () => {
  const fleet = sampleFleet()
  expect(alertmanagerValues(fleet)).toEqual({ enabled: false })
  expect(absentRules(fleet)).toHaveProperty('alertmanager', false)
  expect(absentAlerts(fleet)).toHaveProperty('PrometheusNotConnectedToAlertmanagers')
})

test('with one, the alerts about Alertmanager are on', () => {
  expect(absentRules(fleetWith(chat))).not.toHaveProperty('alertmanager')
  expect(absentAlerts(fleetWith(chat))).not.toHaveProperty('PrometheusNotConnectedToAlertmanagers')
})

test('every file that it reads is a key of the Secret that the user is asked for', () => {
  const fleet = fleetWith({
    receivers: {
      phone: { type: 'pushover' },
      chat: { type: 'telegram' },
      topic: { type: 'ntfy', auth: 'bearer' },
      room: { type: 'matrix' },
      mail: { type: 'email', to: 'me@example.org', from: 'a@example.org', server: 'smtp.example.org:587' },
    },
    deadMansSwitch: true,
  })
  const secret = requiredSecrets(fleet, fleet.hub.cluster).find(({ readers }) =>
    readers.includes('alertmanager'),
  )
  const files = Object.keys(secret?.keys ?? {}).map(
    (key) => `/etc/alertmanager/secrets/${secret?.name}/${key}`,
  )
  expect(filesIn(alertmanagerValues(fleet)).toSorted()).toEqual(files.toSorted())
})

test.each(['slack', 'matrix'] as const)('%s gets what is wrong and the runbook', (type) => {
  const values = alertmanagerValues(fleetWith({ receivers: { chat: { type } } }))
  const text = JSON.stringify(values)
  for (const annotation of ['summary', 'description', 'runbook_url', 'runbook'])
    expect(text).toContain(`nnotations.${annotation} }}`)
})

describe('routes', () => {
  const routesOf = (alerting: Alerting) => {
    const values = alertmanagerValues(fleetWith(alerting))
    return 'config' in values ? values.config.route.routes : []
  }

  test('hold back warnings in quiet hours, and no critical alert', () => {
    const routes = routesOf({ ...chat, quietHours: { from: '22:00', to: '07:00', timeZone: 'UTC' } })
    const muted = routes.filter((route) => 'mute_time_intervals' in route)
    expect(muted.map(({ matchers }) => matchers)).toEqual([['severity = "warning"']])
  })

  test('send to each receiver of a route', () => {
    const routes = routesOf({
      receivers: { chat: { type: 'discord' }, phone: { type: 'pushover' } },
      routes: [{ to: ['phone', 'chat'] }],
    })
    const critical = routes.filter(({ matchers }) => matchers.includes('severity = "critical"'))
    expect(critical.map((route) => [route.receiver, 'continue' in route])).toEqual([
      ['phone', true],
      ['chat', false],
    ])
  })
})

test('quiet hours across midnight are two ranges of one day', () => {
  const values = alertmanagerValues(
    fleetWith({ ...chat, quietHours: { from: '22:00', to: '07:00', timeZone: 'Europe/Berlin' } }),
  )
  expect(values).toMatchObject({
    config: {
      time_intervals: [
        {
          time_intervals: [
            {
              times: [
                { start_time: '22:00', end_time: '24:00' },
                { start_time: '00:00', end_time: '07:00' },
              ],
              location: 'Europe/Berlin',
            },
          ],
        },
      ],
    },
  })
})
