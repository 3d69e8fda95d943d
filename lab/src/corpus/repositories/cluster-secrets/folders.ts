export const ROOT = 'kubernetes'
