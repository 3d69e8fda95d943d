import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { toolArguments } from '@fleet/command-line'

toolArguments({
  help: `Checks GitHub's workflows and the action, which run nowhere else, with two programs of others.

  pnpm workflows

actionlint (MIT) is built from its Go module, zizmor (MIT) is from PyPI. Both stay in the user's cache. A program that this machine
cannot get is named as NOT RUN; in CI that is a failure.
`,
})

const REPOSITORY = join(import.meta.dirname, '../..')

const CACHE = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'observability-fleet', 'tools')

interface Checker {
  readonly name: string
  readonly version: string
  readonly install: (folder: string) => void
  /** Below the folder that it is installed into. */
  readonly program: string
  readonly options: readonly string[]
  readonly files: readonly string[]
}

const WORKFLOWS = globSync('.github/workflows/*.yaml', { cwd: REPOSITORY }).toSorted()

const CHECKERS: readonly Checker[] = [
  {
    name: 'actionlint',
    version: '1.7.7',
    install: (folder) => {
      execFileSync('go', ['install', 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.7'], {
        env: { ...process.env, GOBIN: folder, GOFLAGS: '' },
        stdio: 'pipe',
      })
    },
    program: 'actionlint',
    options: [],
    // It does not read actions.
    files: WORKFLOWS,
  },
  {
    name: 'zizmor',
    version: '1.32.0',
    install: (folder) => {
      execFileSync('python3', ['-m', 'venv', folder], { stdio: 'pipe' })
      execFileSync(join(folder, 'bin/pip'), ['install', '--quiet', 'zizmor==1.32.0'], { stdio: 'pipe' })
    },
    program: 'bin/zizmor',
    options: ['--offline', '--no-progress'],
    files: [...WORKFLOWS, 'action.yaml'],
  },
]

/** @returns why it cannot be installed, if so */
const missing = ({ name, version, install, program }: Checker): string | undefined => {
  const folder = join(CACHE, `${name}-${version}`)
  if (existsSync(join(folder, program))) return undefined
  try {
    install(folder)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

for (const checker of CHECKERS) {
  const { name, version, program, options, files } = checker
  const reason = missing(checker)
  if (reason !== undefined) {
    process.stdout.write(`NOT RUN: ${name} ${version}: ${reason}\n`)
    if (process.env['CI'] !== undefined) process.exitCode = 1
    continue
  }
  const { status } = spawnSync(join(CACHE, `${name}-${version}`, program), [...options, ...files], {
    cwd: REPOSITORY,
    stdio: 'inherit',
  })
  process.stdout.write(`${name} ${version}: ${status === 0 ? 'nothing found' : 'failed'}\n`)
  if (status !== 0) process.exitCode = 1
}
