import { CATALOGUES, cataloguesOf, type ExporterName } from '@fleet/validation/catalogues'
import { expositionOf, type Exposition, type Metric } from '@fleet/validation/catalogue'
import type { Labels } from '../evaluation/labels.ts'
import type { World } from '../world/world.ts'
import { CADVISOR, subjectsOfCadvisor } from './cadvisor.ts'
import { CLOUDFLARED, subjectsOfCloudflared } from './cloudflared.ts'
import { COLLECTOR, subjectsOfCollector } from './collector.ts'
import { POSTGRES, subjectsOfPostgres } from './databases.ts'
import { FLUX_CONTROLLERS, subjectsOfController } from './flux-controllers.ts'
import { FLUX_RESOURCE_METRICS, FLUX_RESOURCES, subjectsOfFlux } from './flux-resources.ts'
import { KUBE_STATE, KUBE_STATE_PARTS, OF_NO_OBJECT } from './kube-state.ts'
import { subjectsOfKube } from './kube-subjects.ts'
import { KUBELET, subjectsOfKubelet } from './kubelet.ts'
import { fittingSubjects, labelSets } from './label-sets.ts'
import { NODE_EXPORTER, NODE_EXPORTER_PARTS, subjectsOfMachine } from './node-exporter.ts'
import { plainValue } from './plain.ts'
import { PROBES, subjectsOfProbe } from './probes.ts'
import { PROMETHEUS } from './prometheus.ts'
import type { Cause, Makers, Subject, ValueAt } from './subject.ts'
import type { Target } from './target.ts'
import { subjectsOfTraefik, TRAEFIK, TRAEFIK_PARTS } from './traefik.ts'

/** How the series of an exporter are made. What it lacks is made by the catalogue alone. */
interface Making {
  readonly parts?: readonly string[]
  /** Metrics that no catalogue has, declared as there. */
  readonly more?: Readonly<Record<string, string>>
  readonly makers?: Makers
  readonly subjects?: (target: Target, world: World, metric: string) => readonly Subject[]
}

const CONTROLLER: Making = { makers: FLUX_CONTROLLERS, subjects: subjectsOfController }

const MAKING: Partial<Readonly<Record<ExporterName, Making>>> = {
  cadvisor: { makers: CADVISOR, subjects: subjectsOfCadvisor },
  cloudflared: { makers: CLOUDFLARED, subjects: subjectsOfCloudflared },
  'kube-state-metrics': {
    parts: KUBE_STATE_PARTS,
    more: FLUX_RESOURCE_METRICS,
    makers: { ...KUBE_STATE, ...FLUX_RESOURCES },
    subjects: (target, world, metric) =>
      metric in FLUX_RESOURCE_METRICS ? subjectsOfFlux(target, world) : subjectsOfKube(target.cluster),
  },
  kubelet: { makers: KUBELET, subjects: subjectsOfKubelet },
  'node-exporter': {
    parts: NODE_EXPORTER_PARTS,
    makers: NODE_EXPORTER,
    subjects: (target, _, metric) => subjectsOfMachine(target, metric),
  },
  'otel-collector': { parts: ['normal'], makers: COLLECTOR, subjects: subjectsOfCollector },
  prometheus: { makers: PROMETHEUS },
  'source-controller': CONTROLLER,
  'kustomize-controller': CONTROLLER,
  'helm-controller': CONTROLLER,
  'blackbox-exporter': { parts: ['probe', 'http'], makers: PROBES, subjects: subjectsOfProbe },
  'postgres-exporter': { makers: POSTGRES, subjects: subjectsOfPostgres },
  traefik: { parts: TRAEFIK_PARTS, makers: TRAEFIK, subjects: subjectsOfTraefik },
}

/** A series that an exporter gives out, before the labels of its target are put to it. */
export interface MadeSeries {
  readonly labels: Labels
  readonly value: ValueAt
}

const expositions = new Map<ExporterName, Exposition>()

/** What an exporter gives out in the trees. */
export const expositionBy = (exporter: ExporterName): Exposition => {
  const known = expositions.get(exporter)
  if (known) return known
  const [own, ...shared] = cataloguesOf(exporter).map(
    (name): Readonly<Record<string, Readonly<Record<string, string>>>> => CATALOGUES[name].parts,
  )
  const parts = MAKING[exporter]?.parts ?? Object.keys(own ?? {})
  const made = expositionOf(exporter, [
    ...parts.map((part) => own?.[part] ?? {}),
    MAKING[exporter]?.more ?? {},
    ...shared.flatMap((one) => Object.values(one)),
  ])
  expositions.set(exporter, made)
  return made
}

export const madeSeries = (target: Target, metric: Metric, world: World): MadeSeries[] => {
  if (OF_NO_OBJECT.test(metric.name)) return []
  const { makers = {}, subjects } = MAKING[target.exporter] ?? {}
  const all = subjects?.(target, world, metric.name) ?? [{ labels: {} }]
  return fittingSubjects(all, metric).flatMap((subject) =>
    labelSets(metric, subject, target).flatMap((labels) => {
      const cause = { world, target, subject, labels, key: keyOf(metric.name, target, labels) }
      const value = valueOf(metric, makers, cause)
      return value ? [{ labels, value }] : []
    }),
  )
}

const valueOf = (metric: Metric, makers: Makers, cause: Cause): ValueAt | undefined => {
  const make = Object.hasOwn(makers, metric.name) ? makers[metric.name] : undefined
  return make ? make(cause) : plainValue(metric, cause)
}

const keyOf = (metric: string, { labels: { cluster = '', instance = '' } }: Target, labels: Labels): string =>
  `${metric} ${cluster} ${instance} ${Object.entries(labels)
    .map(([label, value]) => `${label}=${value}`)
    .join(' ')}`
