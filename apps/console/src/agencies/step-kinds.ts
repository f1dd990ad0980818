/** What a step of the review chain does, in words. */
export const stepKinds = { draft: '起草人签署', review: '审核', final: '终审发布' } as const;
