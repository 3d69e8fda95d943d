import { CLUSTER_LABEL, PROMETHEUS_JOB, PROMETHEUS_RELEASE } from '@fleet/model'
import type { Evidence, Found } from '../../diagnosis.ts'
import { reinstallRelease } from '../../flux/commands.ts'
import { ifAsked } from '../../live/if-asked.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'

interface ScrapeClass {
  readonly default?: boolean
  readonly relabelings?: readonly { readonly targetLabel?: string }[]
}

interface Prometheus {
  readonly spec?: { readonly scrapeClasses?: readonly ScrapeClass[] }
}

/** On the hub the default scrape class sets the label, of what monitors find and of nothing else. */
export const unlabelledOnHub = async (
  { fleet, hub }: LiveFleet,
  evidence: readonly Evidence[],
): Promise<Pick<Found, 'evidence' | 'cause' | 'fix'>> => {
  const { telemetry } = fleet
  const path = `/apis/monitoring.coreos.com/v1/namespaces/${telemetry.namespace}/prometheuses/${PROMETHEUS_JOB}`
  const prometheus = (await ifAsked(hub.api.get(path))) as Prometheus | undefined
  const classes = prometheus && (prometheus.spec?.scrapeClasses ?? [])
  const asked = `Prometheus ${telemetry.namespace}/${PROMETHEUS_JOB} .spec.scrapeClasses`
  return {
    evidence: classes ? [...evidence, { asked, seen: JSON.stringify(classes) }] : evidence,
    cause: causeOf(classes),
    fix: reinstallRelease(fleet, hub, PROMETHEUS_RELEASE),
  }
}

const causeOf = (classes: readonly ScrapeClass[] | undefined): string => {
  if (classes === undefined)
    return 'No default scrape class sets `cluster`, or they are in `additionalScrapeConfigs`, which it does not reach.'
  const isSet = classes.some(
    (one) =>
      one.default === true && one.relabelings?.some(({ targetLabel }) => targetLabel === CLUSTER_LABEL),
  )
  return isSet
    ? 'The default scrape class does not reach them: they are in `additionalScrapeConfigs`, or their monitor names another class.'
    : 'No default scrape class sets `cluster`. `externalLabels` does not: they reach only what leaves Prometheus.'
}
