import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { CHECKS, checksOfAlert } from '@fleet/doctor'
import { readFleet, type KubernetesObject } from '@fleet/model'
import { RUNBOOKS, type AlertName, type Runbook } from '@fleet/prometheus/runbooks'
import { validate, type RenderedTree } from '@fleet/validation'
import { fleet as inventory } from '@fleet/validation/fixtures'
import { describe, expect, test } from 'vitest'
import { commandLine } from '../cli/program.ts'
import { composeFleet } from '../compose/compose-fleet.ts'
import { printFile } from '../compose/print-file.ts'
import { runbookPage } from './runbook-page.ts'

const PAGES = join(import.meta.dirname, '../../../../docs/runbooks')

const runbooks = Object.entries(RUNBOOKS) as [AlertName, Runbook][]
const names = runbooks.map(([name]) => name)

const DATABASE = 'miniflux-postgres'

/** The spoke, whose database has an exporter. */
const withExporter = Object.fromEntries(
  Object.entries(inventory.clusters)
    .filter(([, { workloads = {} }]) => DATABASE in workloads)
    .map(([name, { workloads = {}, ...cluster }]) => [
      name,
      {
        ...cluster,
        workloads: { ...workloads, [DATABASE]: { ...workloads[DATABASE], exporter: 'postgresql' } },
      },
    ]),
)

interface Over {
  readonly alerting?: object
  readonly logs?: object
}

/** A fleet with all that alerts are about. Its logs are in Loki. */
const composed = ({ alerting, logs }: Over = {}) => {
  const { clusters, versions } = inventory
  const { loki, ...hub } = inventory.hub
  const read = readFleet({
    ...inventory,
    clusters: {
      ...clusters,
      [hub.cluster]: { ...clusters[hub.cluster], probes: { website: 'https://www.example.org/' } },
      ...withExporter,
    },
    hub: {
      ...hub,
      ...(logs ? { logs } : { loki }),
      traces: {},
      metrics: {
        store: 'thanos',
        objectStorage: { endpoint: 'https://s3.example.org', bucket: 'fleet-metrics' },
      },
      grafana: { ...hub.grafana, volume: '1Gi', backup: { to: { type: 'volume', size: '5Gi' } } },
      ...(alerting && { alerting }),
    },
    versions: {
      ...versions,
      images: {
        ...versions.images,
        jaeger: 'jaegertracing/jaeger:2.13.0',
        ...(logs && {
          victoriaLogs: 'victoriametrics/victoria-logs:v1.52.1',
          nginx: 'nginxinc/nginx-unprivileged:1.31-alpine',
        }),
        thanos: 'quay.io/thanos/thanos:v0.42.4',
        python: 'python:3.14.0-alpine3.22',
      },
    },
  })
  if (!read.ok) throw new Error(JSON.stringify(read.findings))
  return composeFleet(read.fleet)
}

const trees = composed()
const treesOfVictoriaLogs = composed({ logs: { store: 'victoria-logs', mode: 'cluster' } })

interface AlertRule {
  readonly alert?: string
  readonly annotations?: Readonly<Record<string, string>>
}

const rulesOf = (all: typeof trees): readonly AlertRule[] =>
  all
    .flatMap(({ files }) => files.flatMap(({ objects }) => objects as readonly KubernetesObject[]))
    .filter(({ kind }) => kind === 'PrometheusRule')
    .flatMap((rule) => (rule as unknown as { spec: { groups: { rules: AlertRule[] }[] } }).spec.groups)
    .flatMap(({ rules }) => rules)
    .filter(({ alert }) => alert !== undefined)

describe('the pages of docs/runbooks', () => {
  test('are those of the alerts that a fleet has', () => {
    const rules = [...rulesOf(trees), ...rulesOf(treesOfVictoriaLogs)]
    expect(new Set(rules.map(({ alert }) => alert))).toEqual(new Set(names))
  })

  test('have a list', async () => {
    const list = runbooks.map(([name, { meaning }]) => `- [${name}](${name}.md): ${meaning}`)
    await expect(`${INTRODUCTION}\n\n${list.join('\n')}\n`).toMatchFileSnapshot(join(PAGES, 'README.md'))
  })

  test.each(runbooks)('of %s is current', async (alert, runbook) => {
    const page = runbookPage(alert, runbook, commandLine('doctor'))
    await expect(page).toMatchFileSnapshot(join(PAGES, `${alert}.md`))
  })

  test('are of no alert that is gone', () => {
    const pages = readdirSync(PAGES).map((file) => basename(file, '.md'))
    expect(pages.filter((page) => page !== 'README' && !(names as readonly string[]).includes(page))).toEqual(
      [],
    )
  })

  test.each(names)('of %s names the checks of doctor that find its cause', (alert) => {
    const checks = checksOfAlert(alert)
    expect(checks).not.toEqual([])
    expect(CHECKS.map(({ id }) => id)).toEqual(expect.arrayContaining([...checks]))
  })

  test.each(runbooks)('of %s leads to runbooks that exist', (_, { remedies }) => {
    const text = remedies.map(({ fix }) => fix).join(' ')
    const followed = [
      ...text.matchAll(/`((?:Certificate|Cluster|Collector|Flux|Host|Postgres|Scrape)[A-Z]\w+)`/g),
    ].map(([, name]) => name)
    expect(names).toEqual(expect.arrayContaining(followed))
  })
})

const INTRODUCTION = `# Runbooks

What to look at and what to do when an alert of the generator fires, a page for each. \`pnpm fleet runbook ALERT\` prints one, and
\`pnpm docs:rules runbooks\` makes these of \`packages/prometheus/src/alerts/runbooks\`. How a message leads here:
[alerts reach people](../guides/alerting.md). The alerts of kube-prometheus-stack lead to its own runbooks.`

/** Commands for clusters, in the fences of a page and in its sentences. */
const commandsOf = ({ look, remedies }: Runbook): readonly string[] => [
  ...look.flatMap((one) => ('commands' in one ? one.commands : [])),
  ...remedies.flatMap(({ fix }) =>
    [...fix.matchAll(/`((?:kubectl|flux \w+ )[^`]+)`/g)].map(([, text = '']) => text),
  ),
]

test('a command of a runbook names the cluster that it asks', () => {
  const asking = runbooks
    .flatMap(([, runbook]) => commandsOf(runbook))
    .filter((command) => /^(?:kubectl|flux) /.test(command))
  expect(asking.length).toBeGreaterThan(runbooks.length)
  for (const command of asking) expect(command).toMatch(/--context (?:CONTEXT|HUB)\b/)
})

const LANGUAGES = ['promql', 'logql', 'logsql'] as const
type Language = (typeof LANGUAGES)[number]

describe('a query of a runbook', () => {
  const queries = runbooks.flatMap(([alert, { look }]) =>
    look.flatMap((one) => {
      if ('commands' in one) return []
      return LANGUAGES.flatMap((language) => {
        const text = (one as Partial<Record<Language, string>>)[language]
        return text === undefined ? [] : [{ alert, language, text: filled(text) }]
      })
    }),
  )

  test('is one that its store answers, with metrics and labels that the fleet has', async () => {
    expect(await findingsOn(queries)).toEqual([])
  })

  test('would be refused with a metric or a label that the fleet does not have', async () => {
    const found = await findingsOn([
      { language: 'promql', text: 'otelcol_exporter_queue_fill{cluster="oracle-k3s", job="otel-collector"}' },
      { language: 'logql', text: '{cluster="oracle-k3s", namespace="flux-system"}' },
      { language: 'logsql', text: '{cluster="oracle-k3s"} | stats by ("k8s.pod.name")' },
    ])
    expect(found.map((text) => text.split(':')[0])).toEqual([
      'require-index-label',
      'no-missing-metric',
      'valid-logsql',
    ])
  })
})

/** With values of the fleet in place of the words in capitals. */
const filled = (text: string): string => {
  const spoke = Object.keys(inventory.clusters).find((name) => name !== inventory.hub.cluster) ?? ''
  return text
    .replaceAll('"CLUSTER"', `"${spoke}"`)
    .replaceAll('"JOB"', '"node-exporter"')
    .replaceAll('"KIND"', '"GitRepository"')
}

interface Query {
  readonly language: Language
  readonly text: string
}

/** Rules about how a panel shows a query, and which clusters it has: an answer in Explore has neither. */
const ABOUT_PANELS = [
  'require-cluster-matcher',
  'require-legend',
  'require-matching-unit',
  'require-query-type',
]

/** What the rules say of queries, as those of a dashboard of the fleet. */
const findingsOn = async (queries: readonly Query[]): Promise<readonly string[]> => {
  const reports = [
    await validate(withPanels(trees, { logql: 'k8s-logs-overview' }, queries)),
    await validate(
      withPanels(treesOfVictoriaLogs, { promql: 'fleet-telemetry', logsql: 'k8s-logs-overview' }, queries),
    ),
  ]
  expect(reports.flatMap(({ notChecked }) => notChecked)).toEqual([])
  return reports
    .flatMap(({ findings }) => findings)
    .filter(({ rule }) => !ABOUT_PANELS.includes(rule))
    .map(({ rule, message }) => `${rule}: ${message}`)
}

interface Dashboard {
  readonly templating: { readonly list: readonly { readonly name: string }[] }
  readonly panels: readonly { readonly targets?: readonly { readonly expr: string }[] }[]
}

/** What the plugin of VictoriaLogs has to be asked for. */
const kindOf = (language: Language, text: string): object =>
  language === 'logsql' ? { queryType: text.includes('| stats') ? 'stats' : 'instant' } : {}

/** The trees with the queries of a language as those of copies of the first panel of a dashboard. */
const withPanels = (
  all: readonly RenderedTree[],
  dashboards: Partial<Readonly<Record<Language, string>>>,
  queries: readonly Query[],
): readonly RenderedTree[] => {
  const changed = (object: KubernetesObject): KubernetesObject => {
    const language = LANGUAGES.find((one) => object.metadata.name === `dashboard-${dashboards[one]}`)
    if (language === undefined) return object
    const file = `${dashboards[language]}.json`
    const dashboard = JSON.parse(
      (object as { data?: Record<string, string> }).data?.[file] ?? '',
    ) as Dashboard
    const panel = dashboard.panels.find(({ targets = [] }) => targets.length === 1)
    const panels = queries
      .filter((query) => query.language === language)
      .map(({ text }, index) => ({
        ...panel,
        id: index + 1,
        title: `query ${index + 1}`,
        gridPos: { x: 0, y: index * 4, w: 24, h: 4 },
        targets: panel?.targets?.map((target) => ({ ...target, expr: text, ...kindOf(language, text) })),
      }))
    const list = dashboard.templating.list.filter(({ name }) => name === 'cluster')
    return {
      ...object,
      data: { [file]: JSON.stringify({ ...dashboard, templating: { list }, panels }) },
    } as KubernetesObject
  }
  return all.map((tree) => ({
    ...tree,
    files: tree.files.map((file) =>
      file.path.includes('dashboard-')
        ? printFile({ path: file.path, objects: (file.objects as KubernetesObject[]).map(changed) })
        : file,
    ),
  }))
}

describe('a message leads to the runbook of its alert', () => {
  const receivers = { chat: { type: 'discord' } }
  const linksOf = (alerting?: object) =>
    rulesOf(composed(alerting ? { alerting } : {})).map(({ annotations }) => annotations)

  test('by its address, where the fleet publishes the pages', () => {
    const links = linksOf({ receivers, runbooks: 'https://git.example.org/fleet/runbooks/' })
    expect(links).toContainEqual(
      expect.objectContaining({
        runbook_url: 'https://git.example.org/fleet/runbooks/ClusterMetricsAbsent.md',
      }),
    )
  })

  test('else by the command that prints it', () => {
    expect(linksOf({ receivers })).toContainEqual(
      expect.objectContaining({ runbook: commandLine('runbook ClusterMetricsAbsent') }),
    )
  })

  test('and not at all where nobody gets a message', () => {
    for (const annotations of linksOf())
      expect(Object.keys(annotations ?? {})).toEqual(['summary', 'description'])
  })
})
