import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ALERTMANAGER_JOB, receiverFile } from '@fleet/model'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runDoctor } from '../../src/doctor/run-doctor.ts'
import { startHosts, type LabHosts } from '../../src/hosts/lab-hosts.ts'
import { startRefusing } from '../../src/hosts/refusing.ts'
import { until } from '../../src/hosts/until.ts'
import {
  alertmanagerConfiguration,
  fleetWith,
  type Alerting,
} from '../../src/programs/alertmanager-configuration.ts'
import { alertmanagerPort, startConfiguredAlertmanager } from '../../src/programs/alertmanager.ts'
import { startPrometheus, type Prometheus } from '../../src/programs/prometheus.ts'
import { clusters } from '../../src/trees/clusters.ts'
import { treesFolder } from '../../src/trees/committed.ts'

/*
 * A real Alertmanager whose receiver takes no message, as after a token was revoked, and a real Prometheus that scrapes
 * it. No cluster runs: `doctor` is asked about messages alone.
 */

const alerting: Alerting = { receivers: { phone: { type: 'webhook' } } }
const receiverPort = 8098
const failed = `sum(alertmanager_notifications_failed_total{job="${ALERTMANAGER_JOB}"})`

let hosts: LabHosts
let prometheus: Prometheus

beforeAll(async () => {
  hosts = await startHosts()
  const { hub } = hosts
  await startRefusing(hub, 'receiver', receiverPort, 403)
  hub.write(receiverFile('phone.url'), `http://127.0.0.1:${receiverPort}/`)
  await startConfiguredAlertmanager(hub, alertmanagerConfiguration(alerting))
  const target = { targets: [`127.0.0.1:${alertmanagerPort}`], labels: { cluster: clusters.hub.name } }
  prometheus = await startPrometheus(
    hub,
    JSON.stringify({
      global: { scrape_interval: '1s' },
      scrape_configs: [{ job_name: ALERTMANAGER_JOB, static_configs: [target] }],
    }),
  )
  await until('Alertmanager is scraped', async () => (await prometheus.query(failed)).length === 1, {
    seconds: 30,
  })
})

afterAll(() => hosts[Symbol.asyncDispose]())

const written = (name: string, text: string): string => {
  const file = join(hosts.stage, name)
  writeFileSync(file, text)
  return file
}

/** What `doctor` finds of messages, be it a headline or below one. */
const found = async () => {
  const { headlines, unasked } = await runDoctor({
    inventory: written('inventory.ts', `export const fleet = ${JSON.stringify(fleetWith(alerting))}\n`),
    kubeconfig: written('kubeconfig', '{"apiVersion":"v1","kind":"Config"}'),
    trees: treesFolder,
    args: [`--prometheus=${prometheus.address}`],
  })
  expect(unasked.filter(({ check }) => check === 'alert-notified')).toEqual([])
  return headlines
    .flatMap(({ symptoms, ...headline }) => [headline, ...symptoms])
    .filter(({ check }) => check === 'alert-notified')
}

test('doctor names the receiver that takes no message, and why, and says nothing before', async () => {
  expect(await found()).toEqual([])
  const answer = await fetch(`http://${hosts.hub.address}:${alertmanagerPort}/api/v2/alerts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([{ labels: { alertname: 'Down', severity: 'critical' } }]),
  })
  expect(answer.status).toBe(200)
  await until(
    'a message has failed',
    async () => Number((await prometheus.query(failed))[0]?.value?.[1]) > 0,
    { seconds: 40 },
  )
  expect(await found()).toMatchObject([
    {
      severity: 'error',
      cluster: clusters.hub.name,
      message: '1 message by webhook did not reach phone within 1h',
      cause: expect.stringContaining('alertmanager-receivers'),
    },
  ])
})
