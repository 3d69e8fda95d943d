export const APPS = 'kubernetes/apps'
