import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Declared } from './exposition.ts'

/**
 * The metrics that a Go program's sources declare with Prometheus' client library or with Kubernetes' wrapper of it.
 * Names and labels may be constants of the same package, or else of any other.
 */
export const declaredInGo = (module: string, folders: readonly string[]): Record<string, Declared> => {
  const files = folders
    .flatMap((folder) => globSync(`${folder}/**/*.go`, { cwd: module }))
    .filter((file) => !/_test\.go$|testing|\/fake/.test(file))
    .map((file) => ({ folder: dirname(file), source: readFileSync(join(module, file), 'utf8') }))
  const everywhere = constantsIn(files.map(({ source }) => source))
  return Object.fromEntries(
    [...Map.groupBy(files, ({ folder }) => folder).values()].flatMap((packageFiles) => {
      const sources = packageFiles.map(({ source }) => source)
      const constants = new Map([...everywhere, ...constantsIn(sources)])
      const textOf = (expression = ''): string =>
        expression
          .split('+')
          .map(
            (part) => /"([^"]*)"/.exec(part)?.[1] ?? constants.get(part.trim().replace(/^\w+\./, '')) ?? '',
          )
          .join('')
      return sources.flatMap((source) => [...constructed(source, textOf), ...described(source, textOf)])
    }),
  )
}

const constantsIn = (sources: readonly string[]): Map<string, string> =>
  new Map(
    sources.flatMap((source) =>
      [...source.matchAll(/^\s*(?:const )?(\w+)(?: +string)? += "([^"]*)"/gm)].map(
        ([, name = '', value = '']) => [name, value] as const,
      ),
    ),
  )

type TextOf = (expression?: string) => string

const labelsIn = (list: string | undefined, textOf: TextOf): string[] =>
  (list ?? '')
    .replaceAll(/\/\/.*/g, '')
    .split(',')
    .map((label) => textOf(label))
    .filter((label) => label !== '')

const CONSTRUCTOR =
  /New(Counter|Gauge|Histogram|TimingHistogram|Summary)(?:Vec|Func)?\(\s*&?\w+\.\w+Opts\{((?:[^{}]|\{[^{}]*\})*)\},?\s*(?:\[\]string\{([^}]*)\})?/g

const constructed = (source: string, textOf: TextOf): [string, Declared][] =>
  [...source.matchAll(CONSTRUCTOR)].flatMap(([, type = '', options = '', labels]) => {
    const field = (key: string) => textOf(new RegExp(String.raw`\b${key}:\s*([^,\n]+)`).exec(options)?.[1])
    const [namespace, subsystem, metric] = ['Namespace', 'Subsystem', 'Name'].map(field)
    // A name with a verb in it (`prometheus_%s_clean_start`) is put together as the program runs: `pnpm lab record` sees it.
    if (!metric || metric.includes('%')) return []
    const name = [namespace, subsystem, metric].filter(Boolean).join('_')
    return [[name, [type.replace('Timing', '').toLowerCase(), ...labelsIn(labels, textOf)].join(' ')]]
  })

const DESCRIBED =
  /NewDesc\(\s*((?:\w+\.)?BuildFQName\([^)]*\)|"[\w:]+"),\s*(?:"(?:[^"\\]|\\.)*"|[^,]+),\s*(?:\[\]string\{([^}]*)\}|(nil))/g

/** Custom collectors declare no type: it follows from the name. */
const described = (source: string, textOf: TextOf): [string, Declared][] =>
  [...source.matchAll(DESCRIBED)].map(([, naming = '', labels]) => {
    const parts = /\(([^)]*)\)/
      .exec(naming)?.[1]
      ?.split(',')
      .map((part) => textOf(part)) ?? [textOf(naming)]
    const name = parts.filter((part) => part !== '').join('_')
    return [name, [name.endsWith('_total') ? 'counter' : 'gauge', ...labelsIn(labels, textOf)].join(' ')]
  })
