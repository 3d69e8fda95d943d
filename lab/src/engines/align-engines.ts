import { execFileSync } from 'node:child_process'
import { moduleFolder, type Engine } from './engines.ts'
import { newest, sharedModules } from './shared-modules.ts'

/* oxlint-disable no-console -- a program that a person watches */

/** The modules that each engine must raise to the newest version of another: `module@version`. */
const behind = (): ReadonlyMap<Engine, readonly string[]> => {
  const raises = [...sharedModules()].flatMap(([module, required]) => {
    const target = newest(required.map(({ version }) => version))
    return required
      .filter(({ version }) => version !== target)
      .map(({ engine }) => ({ engine, raised: `${module}@${target}` }))
  })
  const byEngine = Map.groupBy(raises, ({ engine }) => engine)
  return new Map([...byEngine].map(([engine, modules]) => [engine, modules.map(({ raised }) => raised)]))
}

const raise = (engine: Engine, modules: readonly string[]): void => {
  console.log(`${engine.name}: ${modules.length} modules`)
  execFileSync('go', ['get', ...modules], {
    cwd: moduleFolder(engine),
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, GOFLAGS: '-mod=mod', GOWORK: 'off' },
  })
}

// Raising one module may raise another, which the rest then follow. It ends, for versions only grow.
for (let wanted = behind(); wanted.size > 0; wanted = behind())
  for (const [engine, modules] of wanted) raise(engine, modules)
