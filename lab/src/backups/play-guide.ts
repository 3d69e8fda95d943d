import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { KubernetesObject } from '../trees/committed.ts'
import type { Run } from './job-runner.ts'

const guide = join(import.meta.dirname, '../../../docs/guides/backups.md')

/** The commands below a heading of the guide, in their order, each on one line. */
export const commandsBelow = (heading: string): readonly string[] => {
  const section = readFileSync(guide, 'utf8')
    .split(/^## /m)
    .find((text) => text.startsWith(`${heading}\n`))
  if (section === undefined) throw new Error(`the guide has no heading ${heading}`)
  return [...section.matchAll(/^```sh\n(.*?)^```$/gms)].flatMap(([, block = '']) =>
    block
      .replaceAll(/\|\n\s+/g, '| ')
      .trim()
      .split('\n'),
  )
}

/** What the commands find in the cluster. */
export interface Stage {
  readonly context: string
  /** Every object of its tree. */
  readonly objects: readonly KubernetesObject[]
  /** Deployments that charts make, as `namespace/name`. */
  readonly made: readonly string[]
  readonly scale: (deployment: string, replicas: number) => void
  readonly run: (job: KubernetesObject, over: Readonly<Record<string, string>>) => Promise<Run>
}

/** A command of the guide, taken apart. */
interface Command {
  readonly namespace: string
  readonly subject: string
  readonly flag: (name: string) => string | undefined
  /** What `kubectl set env` states on its way. */
  readonly over: Readonly<Record<string, string>>
}

/**
 * Stands for `kubectl` and `flux`: it plays commands of the guide one after the other, and a command that it does not
 * know, or that names what the tree does not have, fails.
 * @returns the output of `kubectl logs`
 */
export const play = async (stage: Stage, commands: readonly string[]): Promise<string> => {
  const jobs = new Map<string, Run>()
  let output = ''
  const verbs = verbsOf(stage, jobs)
  for (const text of commands) {
    const [, verb = '', subject = ''] =
      /^(?:kubectl|flux)(?: --\S+ \S+)+ (create job|scale|wait|logs|suspend|resume) (.*)$/.exec(text) ?? []
    const act = verbs[verb]
    const flag = flagOf(text)
    if (!act || flag('context') !== stage.context) throw new Error(`the lab cannot play: ${text}`)
    const [, variable, value = ''] = / env --local --filename=- (\w+)=(\S+) /.exec(text) ?? []
    output +=
      (await act({
        namespace: flag('namespace') ?? 'flux-system',
        subject,
        flag,
        over: variable === undefined ? {} : { [variable]: value },
      })) ?? ''
  }
  return output
}

const flagOf =
  (text: string) =>
  (name: string): string | undefined =>
    new RegExp(`--${name}[= ](\\S+)`).exec(text)?.[1]

type Act = (command: Command) => Promise<string | void> | string | void

const verbsOf = (stage: Stage, jobs: Map<string, Run>): Readonly<Record<string, Act>> => {
  const named = (kind: string, name: string, namespace: string): KubernetesObject => {
    const found = stage.objects.find(
      (object) =>
        object.kind === kind &&
        object.metadata.name === name &&
        (object.metadata.namespace ?? '') === namespace,
    )
    if (!found) throw new Error(`the tree has no ${kind} ${namespace}/${name}`)
    return found
  }
  const jobIn = (subject: string): Run => {
    const name = subject.split('job/')[1] ?? ''
    const job = jobs.get(name)
    if (!job?.succeeded) throw new Error(`the Job ${name} failed: ${job?.log ?? 'nothing made it'}`)
    return job
  }
  const inFlux: Act = ({ subject, namespace }) => {
    const [kind = '', name = ''] = subject.split(' ')
    named(kind === 'helmrelease' ? 'HelmRelease' : 'Kustomization', name, namespace)
  }
  return {
    suspend: inFlux,
    resume: inFlux,
    scale: ({ subject, namespace, flag }) => {
      const deployment = subject.split(' ')[0]?.replace('deployment/', '') ?? ''
      if (!stage.made.includes(`${namespace}/${deployment}`)) named('Deployment', deployment, namespace)
      stage.scale(deployment, Number(flag('replicas')))
    },
    'create job': async ({ subject, namespace, flag, over }) => {
      const cronJob = named('CronJob', flag('from')?.replace('cronjob/', '') ?? '', namespace)
      jobs.set(subject.split(' ')[0] ?? '', await stage.run(cronJob, over))
    },
    wait: ({ subject }) => {
      jobIn(subject)
    },
    logs: ({ subject }) => jobIn(subject).log,
  }
}
