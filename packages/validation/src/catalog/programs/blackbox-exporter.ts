import { BLACKBOX_EXPORTER } from '@fleet/model'
import type { Program } from './program.ts'

const FLAGS =
  'config.auto-reload-interval config.check config.enable-auto-reload config.file help help-long help-man history.limit log.format log.level log.prober timeout-offset version web.config.file web.external-url web.listen-address web.route-prefix web.systemd-socket'

export const blackboxExporter: Program = {
  name: BLACKBOX_EXPORTER,
  source: 'blackbox_exporter --help of v0.28.0',
  images: ['prometheus/blackbox-exporter', 'prom/blackbox-exporter'],
  containers: ['blackbox-exporter'],
  executables: ['blackbox_exporter'],
  tag: /^v\d+\.\d+\.\d+$/,
  ports: [{ number: 9115, movedBy: '--web.listen-address' }],
  health: ['/-/healthy'],
  user: 'never root',
  writesItsImage: false,
  isolation: 'any caller has it ask whatever it reaches, and reads the answer',
  flags: {
    known: new Set(FLAGS.split(' ').flatMap((flag) => [flag, `no-${flag}`])),
    required: {
      'config.file': { why: 'it runs the configuration of its image, which has other modules' },
    },
  },
}
