export const percent = (/** @type {number} */ share) => `${(share * 100).toFixed(1)} %`;
