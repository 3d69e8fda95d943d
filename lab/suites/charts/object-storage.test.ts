import { describe, expect, test, type TestContext } from 'vitest'
import { parse } from 'yaml'
import { lokiConfiguration } from '../../src/chart-stand-ins/loki.ts'
import { archiveIn, chartsIn, releaseOf } from '../../src/charts/chart-references.ts'
import { renderChart } from '../../src/charts/render-chart.ts'
import { lokiQuestion } from '../../src/checks/check-files.ts'
import { ask } from '../../src/checks/refusal.ts'
import { needLoki } from '../../src/programs/given-loki.ts'
import { objectsIn, textAt, valueAt } from '../../src/trees/committed.ts'
import { exampleFleet, exampleObjects } from '../../src/trees/example.ts'

/** The example has logs on its volume, and stores in a bucket from a later day on. */
const example = exampleObjects(exampleFleet.hub.cluster)
const release = example.find(({ kind, metadata }) => kind === 'HelmRelease' && metadata.name === 'loki')
if (!release) throw new Error('the example has no Loki')
const { values } = releaseOf(release)
const periods = valueAt(values, 'loki', 'schemaConfig', 'configs')
const client = valueAt(values, 'loki', 'storage_config', 'aws')

const archives = process.env['FLEET_LAB_ARCHIVES']

const rendered = async (context: TestContext) => {
  if (archives === undefined)
    return context.skip('NOT RUN: the charts cannot be pulled here, and no --archives were given')
  const chart = chartsIn(example).find(({ name }) => name === 'loki')
  const archive = chart && archiveIn(archives, chart)
  if (archive === undefined) throw new Error(`${archives} has no archive of loki`)
  return objectsIn(await renderChart(archive, releaseOf(release)))
}

describe('the chart of Loki, with a bucket from a later day on', () => {
  test('writes both periods, the client of the bucket, and the folder of what is on the volume', async (context) => {
    const config = (await rendered(context)).find(
      ({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === 'loki',
    )
    expect(parse(textAt(config, 'data', 'config.yaml'))).toMatchObject({
      common: { storage: { filesystem: { chunks_directory: '/var/loki/chunks' } } },
      compactor: { retention_enabled: true, delete_request_store: 'filesystem' },
      schema_config: { configs: periods },
      storage_config: { aws: client },
    })
  })

  test('gives Loki’s container both halves of the access key, from the Secret', async (context) => {
    const loki = (await rendered(context)).find(({ kind }) => kind === 'StatefulSet')
    const containers = valueAt(loki, 'spec', 'template', 'spec', 'containers') as readonly {
      readonly env?: unknown
    }[]
    expect(containers.map(({ env }) => env)).toEqual([
      expect.arrayContaining([
        {
          name: 'AWS_ACCESS_KEY_ID',
          valueFrom: { secretKeyRef: { name: 'loki-s3', key: 'access-key-id' } },
        },
        {
          name: 'AWS_SECRET_ACCESS_KEY',
          valueFrom: { secretKeyRef: { name: 'loki-s3', key: 'secret-access-key' } },
        },
      ]),
    ])
  })
})

test('Loki accepts a configuration with a period on its volume and a later one in a bucket', async (context) => {
  needLoki(context)
  const configuration = lokiConfiguration(
    '/var/loki',
    valueAt(values, 'loki') as Readonly<Record<string, unknown>>,
  )
  expect(await ask(lokiQuestion('the example', configuration))).toEqual([])
})
