// Package questions measures how many questions a resident of whom nothing is known must
// answer before a real law gives its outcome: as the law is read, in its order, and in the
// order of law/question with a drawn country for a prior. Others are asked than the prior
// is made of.
package questions
