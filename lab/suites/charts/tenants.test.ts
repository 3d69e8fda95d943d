import { expect, test, type TestContext } from 'vitest'
import { parse } from 'yaml'
import { archiveIn, chartsIn, releaseOf } from '../../src/charts/chart-references.ts'
import { lokiConfigurationIn } from '../../src/charts/loki-configuration.ts'
import { lokiSchemaErrors } from '../../src/checks/loki-schema.ts'
import { renderChart } from '../../src/charts/render-chart.ts'
import { lokiQuestion } from '../../src/checks/check-files.ts'
import { ask } from '../../src/checks/refusal.ts'
import { needLoki } from '../../src/programs/given-loki.ts'
import { tenantObjects } from '../../src/thanos/tenant-fleet.ts'
import { objectsIn } from '../../src/trees/committed.ts'

/* What the chart of Loki makes of a fleet of tenants. */

const archives = process.env['FLEET_LAB_ARCHIVES']

const configuration = async (context: TestContext): Promise<string> => {
  if (archives === undefined)
    return context.skip('NOT RUN: the charts cannot be pulled here, and no --archives were given')
  const found = tenantObjects.find(({ kind, metadata }) => kind === 'HelmRelease' && metadata.name === 'loki')
  const chart = chartsIn(tenantObjects).find(({ name }) => name === 'loki')
  const archive = chart && archiveIn(archives, chart)
  if (!found || archive === undefined) throw new Error('the fleet has no Loki, or its chart no archive')
  return lokiConfigurationIn(objectsIn(await renderChart(archive, releaseOf(found))))
}

test('Loki asks for a tenant, and one query reads several, by keys that Loki has', async (context) => {
  const text = await configuration(context)
  expect(parse(text)).toMatchObject({ auth_enabled: true, querier: { multi_tenant_queries_enabled: true } })
  expect(lokiSchemaErrors(text)).toEqual([])
})

test('Loki accepts the configuration of tenants', async (context) => {
  needLoki(context)
  expect(await ask(lokiQuestion('a Loki of tenants', await configuration(context)))).toEqual([])
})
