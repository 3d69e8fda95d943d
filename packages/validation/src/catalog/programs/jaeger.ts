import type { Program } from './program.ts'

export const jaeger: Program = {
  name: 'Jaeger',
  source: 'the Dockerfile and cmd/jaeger of Jaeger 2.13.0',
  images: ['jaegertracing/jaeger'],
  containers: ['jaeger'],
  executables: ['jaeger', 'jaeger-linux'],
  tag: /^2\.\d+\.\d+$/,
  health: ['/status', '/'],
  startsSlowly: 'after a crash it replays the log of its storage',
  user: 'never root',
  writesItsImage: false,
  alone: 'two processes cannot open one Badger',
  flags: {
    known: new Set(['config', 'feature-gates', 'set', 'version', 'help']),
    required: {
      config: {
        value: /^(file:)?\/.+\.ya?ml$/,
        why: 'without it, it keeps spans in memory alone',
      },
    },
  },
}
