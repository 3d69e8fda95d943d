import { createHash } from 'node:crypto'
import {
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'

const PACKAGE = join(import.meta.dirname, '../..')
const CACHE = join(PACKAGE, 'node_modules/.cache/page')

/** A person who waits longer wants to know for what. */
const SILENT_MILLISECONDS = 1000

const KEPT_MILLISECONDS = 24 * 3600 * 1000

/** Bundles the page, or finds it bundled. @returns the folder that holds it */
export const bundlePage = async (): Promise<string> => {
  const folder = join(CACHE, contentHash())
  if (existsSync(folder)) return folder
  const timer = setTimeout(() => process.stderr.write('bundles the page\n'), SILENT_MILLISECONDS)
  try {
    await bundleInto(folder)
  } finally {
    clearTimeout(timer)
  }
  removeOldBundles()
  return folder
}

/** Not the latest: another preview may show one of them. */
const removeOldBundles = (): void => {
  for (const name of readdirSync(CACHE)) {
    const folder = join(CACHE, name)
    if (Date.now() - statSync(folder).mtimeMs > KEPT_MILLISECONDS) rmSync(folder, { recursive: true })
  }
}

/** Of all that a bundle is made of. */
const contentHash = (): string => {
  const hash = createHash('sha256')
  const files = globSync(
    ['src/{page,topology}/**/*.{ts,tsx,css}', 'pnpm-lock.yaml', 'src/server/bundle-page.ts'],
    { cwd: PACKAGE },
  )
  for (const file of files.toSorted())
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(PACKAGE, file)))
      .update('\0')
  return hash.digest('hex').slice(0, 16)
}

const bundleInto = async (folder: string): Promise<void> => {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    entryPoints: [join(PACKAGE, 'src/page/main.tsx')],
    absWorkingDir: PACKAGE,
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    // Minified, it takes longer to make than it saves on loopback.
    define: {
      'process.env.NODE_ENV': '"production"',
      'process.env.JEST_WORKER_ID': 'undefined',
      global: 'globalThis',
    },
    entryNames: 'page',
    chunkNames: 'chunks/[hash]',
    // The editor of queries, which nobody opens here.
    external: ['monaco-editor', 'monaco-editor/*', 'react-monaco-editor'],
    alias: {
      '@grafana/plugin-compat/datasources': join(PACKAGE, 'src/page/runtime/other-data-sources.ts'),
      // Two routers know nothing of each other.
      'react-router-dom-v5-compat': 'react-router-dom',
    },
    logLevel: 'silent',
    write: false,
  })
  // Renamed as a whole, so that a bundle is complete or absent.
  const unfinished = `${folder}.${process.pid}`
  for (const { path, contents } of outputFiles) {
    const file = path.replace(folder, unfinished)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, contents)
  }
  try {
    renameSync(unfinished, folder)
  } catch (error) {
    rmSync(unfinished, { recursive: true })
    // Another preview that was started at the same time has bundled the same.
    if (!existsSync(folder)) throw error
  }
}
