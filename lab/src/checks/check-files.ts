import { stringify } from 'yaml'
import { lokiConfiguration } from '../chart-stand-ins/loki.ts'
import type { KubernetesObject } from '../trees/committed.ts'
import {
  collectorConfigurations,
  scrapeConfigurations,
  type CollectorConfiguration,
} from './collector-configurations.ts'
import { ask, isThere, type Question, type Refusal } from './refusal.ts'

interface Release {
  readonly spec?: {
    readonly values?: {
      readonly loki?: Readonly<Record<string, unknown>>
      readonly prometheus?: { readonly prometheusSpec?: { readonly additionalScrapeConfigs?: unknown } }
    }
  }
}

const releasesIn = (objects: readonly KubernetesObject[]): readonly (KubernetesObject & Release)[] =>
  objects.filter(({ kind }) => kind === 'HelmRelease')

/** `otelcol validate` of one configuration, with the flags and variables of its pod. */
const collectorQuestion = ({ what, text, args, env }: CollectorConfiguration): Question => ({
  program: 'otelcol',
  what,
  content: text,
  args: (file) => ['validate', `--config=${file}`, ...args],
  env,
})

const scrapeQuestion = (what: string, content: unknown): Question => ({
  program: 'promtool',
  what,
  content: stringify(content),
  args: (file) => ['check', 'config', '--lint=all', '--lint-fatal', file],
})

const additionalScrapeQuestions = (objects: readonly KubernetesObject[]): readonly Question[] =>
  releasesIn(objects).flatMap(({ metadata, spec }) => {
    const scrapes = spec?.values?.prometheus?.prometheusSpec?.additionalScrapeConfigs
    const what = `HelmRelease ${metadata.name} additionalScrapeConfigs`
    return scrapes === undefined ? [] : [scrapeQuestion(what, { scrape_configs: scrapes })]
  })

const ruleQuestions = (objects: readonly KubernetesObject[]): readonly Question[] =>
  objects
    .filter(({ kind }) => kind === 'PrometheusRule')
    .map(({ kind, metadata, ...rest }) => ({
      program: 'promtool',
      what: `${kind} ${metadata.name}`,
      content: stringify(rest['spec']),
      // Without its lint, which takes one alert for each of two clusters as a duplicate rule.
      args: (file) => ['check', 'rules', '--lint=none', file],
    }))

/** Loki's own check of a whole configuration. */
export const lokiQuestion = (what: string, content: string): Question => ({
  program: 'loki',
  what,
  content,
  args: (file) => ['-verify-config', `-config.file=${file}`],
})

const lokiQuestions = (objects: readonly KubernetesObject[]): readonly Question[] =>
  releasesIn(objects).flatMap(({ metadata, spec }) => {
    const values = spec?.values?.loki
    const what = `HelmRelease ${metadata.name} values.loki`
    return values === undefined ? [] : [lokiQuestion(what, lokiConfiguration('/var/loki', values))]
  })

/** Every check of a program's own files in a cluster's objects. */
export const questionsIn = (objects: readonly KubernetesObject[]): readonly Question[] => {
  const collectors = collectorConfigurations(objects)
  return [
    ...collectors.map(collectorQuestion),
    ...collectors.flatMap(scrapeConfigurations).map(({ what, content }) => scrapeQuestion(what, content)),
    ...additionalScrapeQuestions(objects),
    ...ruleQuestions(objects),
    ...lokiQuestions(objects),
  ]
}

/** The refusals of files in a cluster's objects by otelcol, promtool and a given Loki. */
export const checkFiles = async (objects: readonly KubernetesObject[]): Promise<readonly Refusal[]> => {
  const refusals: Refusal[] = []
  for (const question of questionsIn(objects).filter(isThere)) refusals.push(...(await ask(question)))
  return refusals
}
