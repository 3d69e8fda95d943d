export const BASE = 'kubernetes/apps/base'
