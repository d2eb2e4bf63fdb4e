/** Kinds of contract that a practice signs with an IT provider; one contract may be several. */
export const CONTRACT_TYPES = ['maintenance', 'infogerance', 'hosting', 'saas', 'backup', 'network', 'dpa', 'lease'] as const
export type ContractType = (typeof CONTRACT_TYPES)[number]
