import type { Diagnosis, Headline, Symptom } from '../diagnosis.ts'

const isAmong = (found: Diagnosis, { check, cluster, subject }: Symptom): boolean =>
  found.check === check &&
  (cluster === undefined || found.cluster === cluster) &&
  (subject === undefined || found.subject === subject)

const isExplainedBy = (symptom: Diagnosis, cause: Diagnosis): boolean =>
  cause.explains?.some((one) => isAmong(symptom, one)) === true ||
  symptom.followsFrom?.some((one) => isAmong(cause, one)) === true

/**
 * Puts each finding below the one that explains it, so that one fault yields one headline. Of two that explain each other, the
 * first is the headline.
 * @param found in the order of the checks
 */
export const headlinesOf = (found: readonly Diagnosis[]): readonly Headline[] => {
  const causes = new Map<Diagnosis, Diagnosis>()
  for (const cause of found)
    for (const symptom of found) {
      if (!causes.has(symptom) && isExplainedBy(symptom, cause) && rootOf(causes, cause) !== symptom)
        causes.set(symptom, cause)
    }
  const roots = found.filter((one) => !causes.has(one))
  return roots.map((root) => ({
    ...root,
    symptoms: found.filter((one) => one !== root && rootOf(causes, one) === root),
  }))
}

const rootOf = (causes: ReadonlyMap<Diagnosis, Diagnosis>, found: Diagnosis): Diagnosis => {
  const cause = causes.get(found)
  return cause === undefined ? found : rootOf(causes, cause)
}
