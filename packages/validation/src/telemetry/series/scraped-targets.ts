import { valuesOf, withLabel, withoutLabels, type Labels } from '../relabel/labels.ts'
import { relabel } from '../relabel/relabel.ts'
import { rulesIn, type ScrapeJob, type Target } from '../jobs/scrape-job.ts'

/** A target as its series carry it. */
export interface Scraped {
  readonly target: Target
  /** What relabelling leaves of its labels. */
  readonly labels: Labels
}

/** The labels of each target after relabelling; targets that it drops are gone. */
export const scrapedBy = (job: ScrapeJob): readonly Scraped[] =>
  job.targets.flatMap((target) => {
    const labels = relabel(target.labels, rulesIn(job.targetRelabelling))
    if (!labels) return []
    const address = valuesOf(labels, '__address__')
    const named = labels.has('instance') ? labels : withLabel(labels, 'instance', address)
    return [{ target, labels: withoutLabels(named, (label) => label.startsWith('__')) }]
  })

/** What is left of each target's labels when it is scraped. */
export const scrapedLabels = (job: ScrapeJob): readonly Labels[] => scrapedBy(job).map(({ labels }) => labels)

/** What each target's series carry of it when they arrive. */
export const arrivingFrom = (job: ScrapeJob): readonly Labels[] =>
  scrapedBy(job).map(({ target, labels }) => arriving(job, target, labels))

/** With what a collector adds on the way, if one scrapes. */
export const arriving = ({ forward }: ScrapeJob, { identity }: Target, labels: Labels): Labels => {
  const identified = identity ? new Map([...labels, ...identity]) : labels
  return forward?.relabel(identified) ?? identified
}
