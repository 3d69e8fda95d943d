import { readFleet } from '@fleet/model'
import { TRANSITIONS, type Version } from '@fleet/model/testing'
import { readManifest, validateChanges, type RenderedTree } from '@fleet/validation'
import { describe, expect, it } from 'vitest'
import { composeFleet } from '../compose/compose-fleet.ts'

/** The trees that Flux reads, with a person's files. */
const treesOf = ({ fleet, own = {} }: Version, isBootstrapped: boolean): readonly RenderedTree[] => {
  const read = readFleet(fleet)
  if (!read.ok) throw new Error(JSON.stringify(read.findings))
  return composeFleet(read.fleet).map(({ cluster, files }) => ({
    cluster,
    isBootstrapped,
    files: [
      ...files,
      ...Object.entries(own)
        .filter(([path]) => path.startsWith(`${cluster}/`))
        .map(([path, text]) => ({
          path: path.slice(cluster.length + 1),
          ...readManifest(Buffer.from(text)),
        })),
    ],
  }))
}

/** Of a cluster that goes, what bootstrap wrote stays. */
const withBootstrap = (
  after: readonly RenderedTree[],
  before: readonly RenderedTree[],
): readonly RenderedTree[] => [
  ...after,
  ...before
    .filter(({ cluster }) => !after.some((tree) => tree.cluster === cluster))
    .map(({ cluster, isBootstrapped = false }) => ({ cluster, isBootstrapped, files: [] })),
]

/** What a finding asks a person to accept; of a warning, the same by its rule and its object. */
const changeOf = ({ rule, object = '' }: { readonly rule: string; readonly object?: string }): string =>
  `${rule}:${object.replaceAll(' ', '/')}`

describe('a transition', () => {
  it.each(TRANSITIONS)(
    'is reported as it is: $name',
    async ({ before, after, isBootstrapped = true, errors = [], warnings = [] }) => {
      const old = treesOf(before, isBootstrapped)
      const now = withBootstrap(treesOf(after, isBootstrapped), old)
      const findings = await validateChanges(old, now)
      const of = (severity: string) =>
        findings
          .filter((finding) => finding.severity === severity)
          .map(changeOf)
          .toSorted()
      expect({ errors: of('error'), warnings: of('warning') }).toEqual({ errors, warnings })
    },
  )
})
