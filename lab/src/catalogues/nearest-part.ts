import type { CatalogueFile } from '@fleet/validation/catalogues'

const commonStart = (one: string, other: string): number => {
  let length = 0
  while (length < one.length && one[length] === other[length]) length += 1
  return length
}

/** The part of a catalogue that has a metric, or else the one with the most similar names. */
export const nearestPart = ({ parts, exporter }: CatalogueFile, metric: string): string => {
  const [nearest] = Object.entries(parts)
    .map(([part, metrics]) => ({
      part,
      similarity: Object.hasOwn(metrics, metric)
        ? Infinity
        : Math.max(...Object.keys(metrics).map((name) => commonStart(metric, name))),
    }))
    .toSorted((one, other) => other.similarity - one.similarity)
  if (!nearest) throw new Error(`the catalogue of ${exporter} has no part that ${metric} could belong to`)
  return nearest.part
}
