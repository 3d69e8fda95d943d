import { join } from 'node:path'
import type { Finding, SourceLocation } from '@fleet/model'
import type { FleetPlan } from '../disk/plan-trees.ts'
import { shownPath } from './shown-path.ts'

/** Marks locations in files that a plan would write: the disk has other ones, or none. */
export const markUnwritten = (findings: readonly Finding[], { trees }: FleetPlan): readonly Finding[] => {
  const unwritten = new Set(
    trees.flatMap(({ folder, changes }) =>
      changes.filter(({ action }) => action === 'write').map(({ path }) => shownPath(join(folder, path))),
    ),
  )
  const marked = (location: SourceLocation): SourceLocation =>
    location.kind === 'file' && unwritten.has(location.file) ? { ...location, unwritten: true } : location
  return findings.map((finding) => ({
    ...finding,
    location: marked(finding.location),
    ...(finding.related && { related: finding.related.map(marked) }),
    ...(finding.also && {
      also: finding.also.map((one) => ({ ...one, location: marked(one.location) })),
    }),
  }))
}
