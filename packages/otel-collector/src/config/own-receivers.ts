import type { OwnScrape, SampleRelabeling, Shard, TargetRelabeling } from '@fleet/model'
import { byServiceAccount } from '@fleet/kubernetes'
import { RECEIVER } from '../component-ids.ts'
import { secretFile } from '../secret-files.ts'

/** A receiver for each scrape of the inventory's own, asked as the hub's Prometheus asks those of the hub. */
export const ownReceivers = (scrapes: readonly OwnScrape[]): Record<string, object> =>
  Object.fromEntries(
    scrapes.map((scrape) => [
      RECEIVER.prometheus(scrape.name),
      { config: { scrape_configs: [configOf(scrape)] } },
    ]),
  )

const configOf = (scrape: OwnScrape) => ({
  job_name: scrape.job,
  scrape_interval: scrape.interval,
  ...(scrape.honorsLabels && { honor_labels: true }),
  honor_timestamps: false,
  ...(scrape.path !== '/metrics' && { metrics_path: scrape.path }),
  ...(scrape.usesAccount ? byServiceAccount : scrape.scheme !== 'http' && { scheme: scrape.scheme }),
  ...authOf(scrape),
  ...placeOf(scrape),
  ...targetRules(scrape),
  ...(scrape.relabelings.length > 0 && { metric_relabel_configs: scrape.relabelings.map(sampleRule) }),
})

/** From files, which are read anew at each scrape: a changed Secret needs no restart. */
const authOf = ({ job, auth }: OwnScrape) => {
  if (!auth) return {}
  return auth.type === 'bearer'
    ? { authorization: { credentials_file: secretFile(job, 'token') } }
    : {
        basic_auth: {
          username_file: secretFile(job, 'username'),
          password_file: secretFile(job, 'password'),
        },
      }
}

const placeOf = ({ targets, discovery }: OwnScrape) => {
  if (!discovery)
    return {
      static_configs: targets.map(({ addresses, labels }) => ({
        targets: addresses.map(literal),
        ...(labels && { labels }),
      })),
    }
  const { role, namespace, selector } = discovery
  return {
    kubernetes_sd_configs: [
      {
        role,
        ...(namespace !== undefined && { namespaces: { names: [namespace] } }),
        selectors: [{ role, label: selector }],
      },
    ],
  }
}

const targetRules = ({ targetRelabelings, shard }: OwnScrape) => {
  const rules = [...targetRelabelings.map(targetRule), ...(shard ? keptBy(shard) : [])]
  return rules.length > 0 ? { relabel_configs: rules } : {}
}

/** The label of a target's shard, which no series has. */
const SHARD = '__tmp_shard'

/** The targets whose address falls to a shard. */
const keptBy = ({ index, of }: Shard) => [
  { source_labels: ['__address__'], modulus: of, target_label: SHARD, action: 'hashmod' },
  { source_labels: [SHARD], regex: `${index}`, action: 'keep' },
]

const sampleRule = ({ sourceLabels, regex, action }: SampleRelabeling) => ({
  source_labels: sourceLabels,
  regex,
  action,
})

const targetRule = (rule: TargetRelabeling) => {
  if ('action' in rule) return sampleRule(rule)
  return {
    ...('sourceLabels' in rule && { source_labels: rule.sourceLabels }),
    target_label: rule.targetLabel,
    ...(rule.replacement !== undefined && { replacement: literal(rule.replacement) }),
  }
}

/** The collector reads a single dollar as the beginning of a variable. */
const literal = (text: string): string => text.replaceAll('$', '$$$$')
