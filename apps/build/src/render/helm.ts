import { findProgram, type Built } from './program.ts'

export interface Helm {
  /** The objects of a release as YAML, or why Helm fails. */
  readonly template: (release: HelmTemplate) => Promise<Built>
}

export interface HelmTemplate {
  readonly name: string
  readonly namespace: string
  /** A chart as a folder or an archive. */
  readonly chart: string
  /** Files of values: each overrides those before it. */
  readonly values: readonly string[]
}

/** What to do where Helm is not there. */
export const GET_HELM = 'install helm, and put it on the PATH'

export const findHelm = async (): Promise<Helm | undefined> => {
  const run = await findProgram('helm', ['version', '--short'])
  return (
    run && {
      template: ({ name, namespace, chart, values }) =>
        run([
          'template',
          name,
          chart,
          '--namespace',
          namespace,
          ...values.flatMap((file) => ['--values', file]),
        ]),
    }
  )
}
