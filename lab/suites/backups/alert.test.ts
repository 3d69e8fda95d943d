import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'vitest'
import { programFile } from '../../src/engines/engines.ts'
import { command } from '../../src/hosts/commands.ts'
import { valueAt } from '../../src/trees/committed.ts'
import { exampleFleet, exampleObjects } from '../../src/trees/example.ts'

/*
 * The alert of the example on its backups, on a real Prometheus' evaluation of what kube-state-metrics reports.
 */

interface Group {
  readonly name: string
}

const rule = exampleObjects(exampleFleet.hub.cluster).find(
  ({ kind, metadata }) => kind === 'PrometheusRule' && metadata.name === 'fleet-telemetry',
)
const groups = (valueAt(rule, 'spec', 'groups') as readonly Group[]).filter(({ name }) => name === 'backups')

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'backup-alert-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

/** In seconds since the beginning of the test, which has a sample each minute for a day. */
interface State {
  readonly started?: string
  readonly succeeded?: string
  readonly next: string
  readonly suspended?: string
}

const series = ({ started, succeeded, next, suspended = '0x1500' }: State) =>
  Object.entries({
    kube_cronjob_status_last_schedule_time: started,
    kube_cronjob_status_last_successful_time: succeeded,
    kube_cronjob_next_schedule_time: next,
    kube_cronjob_spec_suspend: suspended,
  }).flatMap(([metric, values]) =>
    values === undefined
      ? []
      : [
          {
            series: `${metric}{cluster="harbour", job="kube-state-metrics", namespace="monitoring", cronjob="grafana-backup"}`,
            values,
          },
        ],
  )

/** What is true after ten hours. */
const after = (state: State, fires: boolean): void => {
  const [rules, tests] = [join(folder, 'rules.json'), join(folder, 'tests.json')]
  writeFileSync(rules, JSON.stringify({ groups }))
  writeFileSync(
    tests,
    JSON.stringify({
      rule_files: [rules],
      evaluation_interval: '1m',
      tests: [
        {
          interval: '1m',
          input_series: series(state),
          promql_expr_test: [
            {
              expr: 'count by (cluster, namespace, cronjob) (ALERTS{alertname="BackupMissing", alertstate="firing"})',
              eval_time: '10h',
              exp_samples: fires
                ? [
                    {
                      labels: '{cluster="harbour", namespace="monitoring", cronjob="grafana-backup"}',
                      value: 1,
                    },
                  ]
                : [],
            },
          ],
        },
      ],
    }),
  )
  command(programFile('promtool'), 'test', 'rules', tests)
}

const hour = 3600

/* oxlint-disable vitest/expect-expect -- promtool compares, and fails */

test('nothing is said of a backup that made its copy, or that runs', () => {
  after({ started: `${hour}x1500`, succeeded: `${hour + 60}x1500`, next: `${25 * hour}x1500` }, false)
  // Since twenty minutes.
  const started = `${hour}x579 ${9.7 * hour}x900`
  after({ started, succeeded: `${hour + 60}x1500`, next: `${25 * hour}x1500` }, false)
})

test('an alert names a backup that failed, the first time as later', () => {
  const failed = { started: `${5 * hour}x1500`, next: `${25 * hour}x1500` }
  after({ ...failed, succeeded: `${hour}x1500` }, true)
  after(failed, true)
})

test('an alert names a backup that did not start, or is suspended', () => {
  after({ next: `${5 * hour}x1500` }, true)
  after({ next: `${25 * hour}x1500`, suspended: '1x1500' }, true)
})
