import { clusterNames, clusterOf, hubCluster, PROMETHEUS_RELEASE, type Fleet } from '@fleet/model'
import { SUPPORTED_NODE } from '../supported-node.ts'
import { bootstrapCommand, UNKNOWN_URL } from '../report/provisions.ts'
import { inventoryText } from './inventory-text.ts'
import type { NewFleet } from './new-fleet.ts'
import { REPOSITORY_TEXTS as TEXTS } from './repository-texts.ts'
import { secretCommands } from './secret-commands.ts'

/** Every file of a new fleet's repository, by its path. @param fleet the same facts, read as an inventory */
export const newFiles = (facts: NewFleet, fleet: Fleet): Readonly<Record<string, string>> => ({
  'fleet.ts': inventoryText(facts),
  'versions.ts': versionsText(),
  'package.json': packageText(facts),
  'tsconfig.json': TEXTS.tsconfig,
  'renovate.json': TEXTS.renovate,
  '.gitignore': TEXTS.gitignore,
  '.github/workflows/fleet.yaml': workflowText(facts),
  'README.md': readmeText(facts, fleet),
})

/** Without the images of services, which are of another fleet. */
const versionsText = (): string =>
  TEXTS.versions.replace(/(?<=^export const serviceImages = \{)[^}]*(?=\})/m, '')

const workflowText = ({ branch, folder = '.' }: NewFleet): string =>
  filled(TEXTS.workflow, { branch: inYaml(branch), folder: inYaml(folder) })

/** Inside single quotes. */
const inYaml = (text: string): string => text.replaceAll("'", "''")

const packageText = ({ generator = TEXTS.generator }: NewFleet): string =>
  `${JSON.stringify(
    {
      name: 'fleet',
      private: true,
      type: 'module',
      scripts: {
        build: 'observability-fleet build',
        check: 'observability-fleet check',
        validate: 'observability-fleet validate',
        plan: 'observability-fleet plan',
        doctor: 'observability-fleet doctor',
        types: 'tsc',
      },
      devDependencies: { 'observability-fleet': generator, typescript: TEXTS.typescript },
      engines: { node: SUPPORTED_NODE.range },
    },
    undefined,
    2,
  )}\n`

const readmeText = (facts: NewFleet, fleet: Fleet): string => {
  const { hub, telemetry } = fleet
  const { admin } = hub.grafana
  return filled(TEXTS.readme, {
    node: SUPPORTED_NODE.words,
    hub: hub.cluster,
    hubContext: hubCluster(fleet).kubeContext,
    commit: commitLines(facts).join(NEXT_LINE),
    namespace: telemetry.namespace,
    adminSecret: admin.secret,
    adminPasswordKey: admin.passwordKey,
    grafana: `${PROMETHEUS_RELEASE}-grafana`,
    secrets: secretCommands(fleet).join(NEXT_LINE),
    bootstrap: clusterNames(fleet)
      .map((name) => bootstrapCommand(fleet, name, facts.gitUrl))
      .join(NEXT_LINE),
    watch: clusterNames(fleet)
      .map((name) => `flux get kustomizations --context ${clusterOf(fleet, name).kubeContext}`)
      .join(NEXT_LINE),
  })
}

/** A fleet inside another repository needs no new one. */
const commitLines = ({ branch, gitUrl = UNKNOWN_URL, folder }: NewFleet): readonly string[] => {
  const commit = ['git add --all', "git commit --message 'Describe the fleet'"]
  if (folder !== undefined) return [...commit, 'git push']
  return [
    `git init --initial-branch=${branch}`,
    ...commit,
    `git remote add origin ${gitUrl}`,
    `git push --set-upstream origin ${branch}`,
  ]
}

/** In a list's block of code. */
const NEXT_LINE = '\n   '

const PLACEHOLDER = /%(\w+)%/g

const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(PLACEHOLDER, (placeholder, name: string) => values[name] ?? placeholder)
