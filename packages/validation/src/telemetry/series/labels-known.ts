import { scrapedLabels } from './scraped-targets.ts'
import type { ScrapeJob } from '../jobs/scrape-job.ts'
import { NAME } from '../relabel/labels.ts'

/** The labels that a job's relabelling may find: of its targets before, or of the series that they yield. */
export const labelsKnownTo = (job: ScrapeJob, stage: 'target' | 'metric'): readonly string[] =>
  stage === 'target'
    ? [...new Set(job.targets.flatMap(({ labels }) => [...labels.keys()]))]
    : [
        ...new Set([
          NAME,
          ...scrapedLabels(job).flatMap((labels) => [...labels.keys()]),
          ...job.targets.flatMap(({ exposition }) => exposition?.labels() ?? []),
        ]),
      ]
