import { at, type Located } from '../../values/location.ts'
import { valueAt } from '../../values/value-at.ts'
import { isOfKind, RELEASE } from '../../tree/changes/removals.ts'
import { contractOf } from '../../tree/charts/releases.ts'
import type { Release } from '../../tree/charts/release.ts'
import { nameOf, namespaceOf } from '../../tree/objects.ts'
import type { Report } from '../rule/rule.ts'
import type { ChangeRule } from './change-rule.ts'
import { movedReleases } from './moved-workloads.ts'

export const banReleaseMove: ChangeRule = {
  id: 'ban-release-move',
  severity: 'warning',
  summary: 'A HelmRelease keeps its name, its releaseName, its targetNamespace and its storageNamespace.',
  rationale:
    'Helm knows a release by its name and its namespaces. Where they change, Flux uninstalls the old release and installs a new one, with new claims.',
  fix: 'Keep them. For a new name of the HelmRelease alone, state the old releaseName, and suspend the old HelmRelease before it is removed.',
  check: (changes, report) => {
    for (const { before, after } of changes.changed.filter((one) => isOfKind(RELEASE)(one.after)))
      if (isDifferent(before, after)) move(before, after, report)
    for (const { from, to } of movedReleases(changes)) move(from, to, report)
  },
}

const move = (from: Located, to: Located, report: Report): void => {
  const [old, now] = [from, to].map(identityOfRelease)
  if (!old || !now) return
  const isRenamed = nameOf(from) !== nameOf(to)
  const keepsRelease = !isDifferent(from, to)
  report({
    location: at(
      to,
      'spec',
      keepsRelease
        ? 'chartRef'
        : (FIELDS.find((field) => stated(from, field) !== stated(to, field)) ?? 'releaseName'),
    ),
    message: keepsRelease
      ? `${nameOf(from)} becomes ${nameOf(to)}, and both own the release ${old.namespace}/${old.name}`
      : `${isRenamed ? `${nameOf(from)} becomes ${nameOf(to)}, and` : `${nameOf(to)} moves:`} the release ${textOf(old)} is uninstalled and ${textOf(now)} installed`,
    impact: `${keepsRelease ? 'Flux uninstalls what the new one upgrades, in any order' : 'its pods stop, and start anew'}${holdsVolumes(from) ? '; the claims stay, and a release of another name or namespace begins with empty ones' : ''}`,
    fix: isRenamed
      ? `suspend ${nameOf(from)} (spec.suspend: true) and push before you remove it, and state releaseName: ${old.name} in the new one; or keep the name`
      : 'keep the fields; or copy the data of its claims first',
  })
}

const FIELDS = ['releaseName', 'targetNamespace', 'storageNamespace']

interface ReleaseIdentity {
  readonly name: string
  readonly namespace: string
  readonly storage: string
}

const stated = ({ object }: Located, field: string): unknown => valueAt(object, ['spec', field])

/** A release as Flux names it where its HelmRelease leaves something out. */
const identityOfRelease = (release: Located): ReleaseIdentity => {
  const target = stated(release, 'targetNamespace')
  const { name } = release.object.metadata
  const own = namespaceOf(release)
  return {
    name: textOr(stated(release, 'releaseName'), typeof target === 'string' ? `${target}-${name}` : name),
    namespace: textOr(target, own),
    storage: textOr(stated(release, 'storageNamespace'), own),
  }
}

const textOr = (value: unknown, byDefault: string): string => (typeof value === 'string' ? value : byDefault)

const isDifferent = (one: Located, other: Located): boolean =>
  JSON.stringify(identityOfRelease(one)) !== JSON.stringify(identityOfRelease(other))

const textOf = ({ name, namespace, storage }: ReleaseIdentity): string =>
  `${namespace}/${name}${storage === namespace ? '' : ` (stored in ${storage})`}`

const holdsVolumes = (release: Located): boolean => contractOf(release as Release)?.holdsVolumes === true
