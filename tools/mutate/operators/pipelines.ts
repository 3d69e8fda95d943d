import { withoutKey, withValue } from '../document-path.ts'
import { fileOf, type Mutant, type Operator } from '../mutant.ts'
import { siteText, sitesIn, type Site } from '../site.ts'
import { atSites, changedSite } from './at-sites.ts'

const isSteps = ({ keys, value }: Site): boolean => keys.at(-3) === 'pipelines' && Array.isArray(value)

export const borrowStep = atSites(
  'borrow-step',
  'a step that was copied from another pipeline',
  isSteps,
  (site, random) => {
    const own = site.value as readonly unknown[]
    const others = sitesIn({ cluster: site.cluster, files: [] }, site.file)
      .filter((other) => isSteps(other) && other.keys.at(-1) === site.keys.at(-1))
      .flatMap(({ value }) => value as readonly unknown[])
      .filter((step) => !own.includes(step))
    if (others.length === 0) return undefined
    const step = random.one(others)
    return {
      message: `${String(step)} too`,
      to: (holder, key) => withValue(holder, key, [...own, step]),
    }
  },
)

type Fields = Readonly<Record<string, unknown>>

interface Pipeline {
  readonly receivers?: readonly string[]
  readonly processors?: readonly string[]
  readonly exporters?: readonly string[]
}

const SECTIONS = ['receivers', 'processors', 'exporters'] as const

/** A configuration without one pipeline, and without what that alone used. */
const withoutPipeline = (config: Fields, id: string): Fields => {
  const service = config['service'] as Fields
  const pipelines = withoutKey(service['pipelines'], id) as Readonly<Record<string, Pipeline>>
  const used = (section: (typeof SECTIONS)[number]) =>
    new Set(Object.values(pipelines).flatMap((pipeline) => pipeline[section] ?? []))
  return {
    ...config,
    ...Object.fromEntries(
      SECTIONS.map((section) => [
        section,
        Object.fromEntries(
          Object.entries((config[section] ?? {}) as Fields).filter(([name]) => used(section).has(name)),
        ),
      ]),
    ),
    service: { ...service, pipelines },
  }
}

/** A collector's rights to read the pods of its lines, in a role of the file or in a chart's values. */
const withoutRights = (value: unknown): unknown => {
  if (Array.isArray(value))
    return value.filter((item) => !isAboutPods(item)).map((item: unknown) => withoutRights(item))
  return isMap(value)
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutRights(inner)]))
    : value
}

const isAboutPods = (rule: unknown): boolean =>
  isMap(rule) && Array.isArray(rule['resources']) && rule['resources'].includes('pods')

const isMap = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const dropPipeline: Operator = {
  id: 'drop-pipeline',
  about: 'a pipeline that was removed cleanly, with the components and the rights that it alone used',
  faults: (_, tree, file) =>
    sitesIn(tree, file)
      .filter(({ keys, value }) => keys.at(-1) === 'service' && isMap(value) && isMap(value['pipelines']))
      .flatMap((site) =>
        Object.keys((site.value as { readonly pipelines: Fields }).pipelines).map((id) => ({
          where: `${siteText(site)}.pipelines.${id}`,
          make: () => ({
            message: 'taken out',
            changed: taken(site, id),
          }),
        })),
      ),
}

const taken = (site: Site, id: string): Mutant['changed'] => {
  const changed = changedSite(site, (config) => withoutPipeline(config as Fields, id))
  const { path } = site.file
  const objects = changed[site.cluster]?.[path]?.objects ?? []
  return {
    [site.cluster]: {
      [path]: fileOf(
        path,
        id.startsWith('logs') ? objects.map((object) => withoutRights(object) as object) : objects,
      ),
    },
  }
}
